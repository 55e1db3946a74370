//! What is known about a package before it is edited.

use regex_lite::Regex;

use super::archive::{Files, in_dist_info};
use super::layout::Layout;
use super::metadata::Metadata;
use super::problem::Problem;
use super::requirement::{normal_name, oldest_python};
use super::{OLDEST_PYTHON, Options};

#[derive(Clone, Debug)]
pub struct Facts {
    /// The name of the distribution, as it is written.
    pub name: String,
    pub metadata: Metadata,
    pub layout: Layout,
    /// Where the compiled module is imported from: `acme._core`.
    pub module: String,
    /// The folder of the Rust code, relative to the project.
    pub rust: String,
    /// The module that has `__version__ = "…"`, if one does.
    pub version_in: Option<String>,
}

impl Facts {
    /// Reads a wheel; `is_same` says whether the project has these bytes at that path.
    pub fn read(
        wheel: &Files,
        options: &Options,
        is_same: impl Fn(&str, &[u8]) -> bool,
    ) -> Result<Self, Problem> {
        let metadata = in_dist_info(wheel, "METADATA").unwrap_or_default();
        let metadata = Metadata::parse(&String::from_utf8_lossy(metadata));
        let name = metadata.get("Name").unwrap_or_default().to_owned();
        if let Some(file) = wheel.keys().find(|path| is_extension(path)) {
            let file = file.clone();
            return Err(Problem::HasExtension { file });
        }
        check_python(&metadata)?;
        let layout = Layout::find(&name, options.package.as_deref(), wheel, is_same)?;
        let module = module(&layout, options.module.as_deref())?;
        let version_in = version_in(wheel, &layout, metadata.get("Version").unwrap_or_default());
        Ok(Self {
            name,
            metadata,
            layout,
            module,
            rust: options.rust_dir.clone(),
            version_in,
        })
    }

    pub fn version(&self) -> &str {
        self.metadata.get("Version").unwrap_or_default()
    }

    pub fn manifest(&self) -> String {
        format!("{}/Cargo.toml", self.rust)
    }

    /// The name of the crate; Cargo's names are those of PyPI without dots.
    pub fn crate_name(&self) -> String {
        format!("{}-core", normal_name(&self.name))
    }

    /// The last part of the module's name, which is also that of the function that starts it.
    pub fn leaf(&self) -> &str {
        let (_, leaf) = self.module.rsplit_once('.').unwrap_or(("", &self.module));
        leaf
    }

    /// The path of the module without its ending, relative to the root of a wheel.
    pub fn module_path(&self) -> String {
        self.module.replace('.', "/")
    }
}

/// Whether it is a compiled module.
pub fn is_extension(path: &str) -> bool {
    path.ends_with(".so") || path.ends_with(".pyd")
}

/// Refuses a package that promises to work on a Python that PyO3 does not know.
fn check_python(metadata: &Metadata) -> Result<(), Problem> {
    let (major, minor) = OLDEST_PYTHON;
    let said = metadata.get("Requires-Python");
    let oldest = said.and_then(oldest_python);
    if oldest.is_some_and(|oldest| oldest >= OLDEST_PYTHON) {
        return Ok(());
    }
    let (found, fix) = match said {
        Some(said) => (
            format!("{said:?}"),
            format!("raise it to >={major}.{minor}"),
        ),
        None => ("not set".to_owned(), format!("set it to >={major}.{minor}")),
    };
    Err(Problem::OldPython { found, fix })
}

/// The name of the compiled module, which is inside the package or, of a single module, beside it.
fn module(layout: &Layout, wanted: Option<&str>) -> Result<String, Problem> {
    let package = &layout.package;
    let default = match layout.is_single {
        true => format!("_{package}_core"),
        false => format!("{package}._core"),
    };
    let Some(wanted) = wanted else {
        return Ok(default);
    };
    let name = Regex::new(r"^[a-zA-Z_][a-zA-Z0-9_]*$").expect("a pattern");
    let leaf = match layout.is_single {
        true => Some(wanted),
        false => wanted.strip_prefix(&format!("{package}.")),
    };
    let is_possible = leaf.is_some_and(|leaf| name.is_match(leaf) && leaf != package);
    if is_possible {
        return Ok(wanted.to_owned());
    }
    let given = wanted.to_owned();
    let expected = match layout.is_single {
        true => format!("a name beside {package}, for example {default}"),
        false => format!("a name inside of {package}, for example {default}"),
    };
    Err(Problem::Module { given, expected })
}

/// The module of the package that writes its version down.
fn version_in(wheel: &Files, layout: &Layout, version: &str) -> Option<String> {
    let pattern =
        Regex::new(r#"(?m)^__version__\s*(?::[^=]*)?=\s*["']([^"']+)["']"#).expect("a pattern");
    let folder = layout.package.replace('.', "/");
    let candidates = [
        "__init__",
        "__about__",
        "_version",
        "version",
        "__version__",
    ];
    candidates.iter().find_map(|name| {
        let text = wheel.get(&format!("{folder}/{name}.py"))?;
        let text = String::from_utf8_lossy(text);
        let found = pattern.captures(&text)?;
        (&found[1] == version).then(|| match *name {
            "__init__" => layout.package.clone(),
            name => format!("{}.{name}", layout.package),
        })
    })
}
