//! What is known about a package before it is edited.

use regex_lite::Regex;

use super::archive::{Files, in_dist_info};
use super::layout::Layout;
use super::metadata::Metadata;
use super::requirement::{OLDEST_PYTHON, crate_name, oldest_python};
use super::strategy::Strategy;
use crate::error::adopt::Problem;
use crate::request::Adopt;

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
        options: &Adopt,
        is_same: impl Fn(&str, &[u8]) -> bool,
    ) -> Result<Self, Problem> {
        if let Some(file) = wheel.keys().find(|path| is_extension(path)) {
            let file = file.clone();
            return Err(Problem::HasExtension { file });
        }
        let metadata = in_dist_info(wheel, "METADATA").unwrap_or_default();
        let metadata = Metadata::parse(&String::from_utf8_lossy(metadata));
        let name = metadata.get("Name").unwrap_or_default().to_owned();
        let layout = Layout::find(&name, options.package.as_deref(), wheel, is_same)?;
        let version_in = version_in(wheel, &layout, metadata.get("Version").unwrap_or_default());
        Ok(Self {
            name,
            metadata,
            layout,
            module: String::new(),
            rust: String::new(),
            version_in,
        })
    }

    /// The same with the module in the place that the strategy and the options give it.
    pub fn placed(mut self, strategy: Strategy, options: &Adopt) -> Result<Self, Problem> {
        if strategy != Strategy::Separate {
            check_python(&self.metadata)?;
        }
        self.module = module(strategy, &self, options.module.as_deref())?;
        self.rust = rust_folder(strategy, &self, options.rust_dir.as_deref())?;
        Ok(self)
    }

    pub fn version(&self) -> &str {
        self.metadata.get("Version").unwrap_or_default()
    }

    pub fn manifest(&self) -> String {
        format!("{}/Cargo.toml", self.rust)
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
    let oldest = format!("{major}.{minor}");
    Err(Problem::OldPython { found, oldest, fix })
}

/// The name of the compiled module: inside the package, beside a single module, or on its own.
fn module(strategy: Strategy, facts: &Facts, wanted: Option<&str>) -> Result<String, Problem> {
    let package = &facts.layout.package;
    let is_beside = facts.layout.is_single || strategy == Strategy::Separate;
    let default = match is_beside {
        true if strategy == Strategy::Separate => crate_name(&facts.name).replace('-', "_"),
        true => format!("_{package}_core"),
        false => format!("{package}._core"),
    };
    let Some(wanted) = wanted else {
        return Ok(default);
    };
    let name = Regex::new(r"^[a-zA-Z_][a-zA-Z0-9_]*$").expect("a pattern");
    let leaf = match is_beside {
        true => Some(wanted),
        false => wanted.strip_prefix(&format!("{package}.")),
    };
    if leaf.is_some_and(|leaf| name.is_match(leaf) && leaf != package) {
        return Ok(wanted.to_owned());
    }
    let given = wanted.to_owned();
    let place = if is_beside { "beside" } else { "inside" };
    let expected = format!("a name {place} {package}, for example {default}");
    Err(Problem::Module { given, expected })
}

/// The folder of the Rust code, which is below the project.
fn rust_folder(strategy: Strategy, facts: &Facts, wanted: Option<&str>) -> Result<String, Problem> {
    let default = match strategy {
        Strategy::Separate => format!("packages/{}", crate_name(&facts.name)),
        _ => "rust".to_owned(),
    };
    let Some(wanted) = wanted else {
        return Ok(default);
    };
    let folder = Regex::new(r"^[a-zA-Z0-9_][a-zA-Z0-9_.-]*(/[a-zA-Z0-9_][a-zA-Z0-9_.-]*)*$");
    if folder.expect("a pattern").is_match(wanted) {
        return Ok(wanted.to_owned());
    }
    let given = wanted.to_owned();
    Err(Problem::RustFolder { given, default })
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
