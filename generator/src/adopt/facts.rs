//! What is known about a package before it is edited.

use regex_lite::Regex;

use super::archive::{Files, in_dist_info};
use super::layout::Layout;
use super::metadata::Metadata;
use crate::error::adopt::Problem;
use crate::request::Adopt;

#[derive(Clone, Debug)]
pub struct Facts {
    /// The name of the distribution, as it is written.
    pub name: String,
    pub metadata: Metadata,
    pub layout: Layout,
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
            version_in,
        })
    }

    pub fn version(&self) -> &str {
        self.metadata.get("Version").unwrap_or_default()
    }
}

/// Whether it is a compiled module.
pub fn is_extension(path: &str) -> bool {
    path.ends_with(".so") || path.ends_with(".pyd")
}

/// Modules that hold a version by custom, the most likely first.
const BY_CUSTOM: [&str; 5] = [
    "__init__",
    "__about__",
    "_version",
    "version",
    "__version__",
];

/// The module of the package that writes its version down.
fn version_in(wheel: &Files, layout: &Layout, version: &str) -> Option<String> {
    let pattern =
        Regex::new(r#"(?m)^__version__\s*(?::[^=]*)?=\s*["']([^"']+)["']"#).expect("a pattern");
    let folder = format!("{}/", layout.package.replace('.', "/"));
    let modules = wheel.keys().filter_map(|path| {
        let name = path.strip_prefix(&folder)?.strip_suffix(".py")?;
        (!name.contains('/')).then_some(name)
    });
    let mut modules: Vec<&str> = modules.collect();
    modules.sort_by_key(|name| {
        let place = BY_CUSTOM.iter().position(|it| it == name);
        place.unwrap_or(BY_CUSTOM.len())
    });
    modules.into_iter().find_map(|name| {
        let text = wheel.get(&format!("{folder}{name}.py"))?;
        let text = String::from_utf8_lossy(text);
        let found = pattern.captures(&text)?;
        (&found[1] == version).then(|| match name {
            "__init__" => layout.package.clone(),
            name => format!("{}.{name}", layout.package),
        })
    })
}
