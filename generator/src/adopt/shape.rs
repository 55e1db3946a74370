//! What the added files depend on. The record keeps it, so that a later version can write them again.

use std::collections::BTreeMap;

use minijinja::Value;
use regex_lite::Regex;
use serde::{Deserialize, Serialize};

use super::paths::below;
use super::port::{self, Port};
use super::requirement::{OLDEST_PYTHON, crate_name};
use super::strategy::Strategy;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Shape {
    pub strategy: Strategy,
    /// The name of the distribution.
    pub name: String,
    pub version: String,
    pub package: String,
    /// Whether the package is one file.
    pub is_single: bool,
    pub module: String,
    /// The folders of the Rust code, of the packages and of the tests.
    pub rust: String,
    pub source: String,
    pub tests: String,
    /// The module with a `__version__`, which is to agree with pyproject.toml; empty if there is none.
    pub version_in: String,
    /// Functions that are being ported.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ports: Vec<Port>,
}

impl Shape {
    /// Refuses one that leads out of the project: a record may have come with it from somebody else.
    pub fn check(&self) -> Result<(), String> {
        let path = Regex::new(r"^([a-zA-Z0-9_][a-zA-Z0-9_.-]*(/[a-zA-Z0-9_][a-zA-Z0-9_.-]*)*)?$");
        let dotted = Regex::new(r"^([a-zA-Z_][a-zA-Z0-9_]*(\.[a-zA-Z_][a-zA-Z0-9_]*)*)?$");
        let line = Regex::new(r#"^[a-zA-Z0-9_.+! -]*$"#);
        let (path, dotted) = (path.expect("a pattern"), dotted.expect("a pattern"));
        let line = line.expect("a pattern");
        for (pattern, values) in [
            (path, [&self.rust, &self.source, &self.tests]),
            (dotted, [&self.package, &self.module, &self.version_in]),
            (line, [&self.name, &self.version, &self.version]),
        ] {
            if let Some(value) = values.into_iter().find(|value| !pattern.is_match(value)) {
                return Err(format!("{value:?} is not possible there"));
            }
        }
        self.ports.iter().try_for_each(Port::check)
    }

    pub fn manifest(&self) -> String {
        format!("{}/Cargo.toml", self.rust)
    }

    pub fn lib(&self) -> String {
        format!("{}/src/lib.rs", self.rust)
    }

    /// The name of the crate, and of a distribution of its own.
    pub fn crate_name(&self) -> String {
        crate_name(&self.name)
    }

    /// The last part of the module's name, which is also that of the function that starts it.
    pub fn leaf(&self) -> &str {
        let (_, leaf) = self.module.rsplit_once('.').unwrap_or(("", &self.module));
        leaf
    }

    /// The folder of the module in a wheel; empty for a module at the top.
    fn module_folder(&self) -> String {
        let (folder, _) = self.module.rsplit_once('.').unwrap_or_default();
        folder.replace('.', "/")
    }

    /// The path of the module without its ending, relative to the root of a wheel.
    pub fn module_path(&self) -> String {
        self.module.replace('.', "/")
    }

    pub fn in_source(&self, path: &str) -> String {
        below(&self.source, path)
    }

    /// Where the stub of the module is. A single module has no folder that one could be packed in.
    pub fn stub(&self) -> Option<String> {
        let path = self.module_path();
        match self.strategy {
            Strategy::Separate => Some(format!("{}/{path}.pyi", self.rust)),
            _ if self.is_single => None,
            _ => Some(self.in_source(&format!("{path}.pyi"))),
        }
    }

    /// The folder of the tests: with the module, which the tests of a package that stays pure go without.
    pub fn tests(&self) -> String {
        match self.strategy {
            Strategy::Separate => format!("{}/tests", self.rust),
            _ => self.tests.clone(),
        }
    }

    /// The Rust sources, as seen from the folder above the tests.
    fn sources(&self) -> String {
        match self.strategy {
            Strategy::Separate => "src".to_owned(),
            _ => format!("{}/src", self.rust),
        }
    }

    /// What stands in the texts.
    pub fn context(&self) -> BTreeMap<&'static str, Value> {
        let (major, minor) = OLDEST_PYTHON;
        let folder = self.module_folder();
        let values = [
            ("name", self.name.clone()),
            ("version", self.version.clone()),
            ("crate_name", self.crate_name()),
            ("package", self.package.clone()),
            ("module", self.module.clone()),
            ("leaf", self.leaf().to_owned()),
            ("rust", self.rust.clone()),
            ("strategy", self.strategy.name().to_owned()),
            ("sources", self.sources()),
            ("in_place", self.in_source(&folder)),
            ("module_folder", folder),
            ("oldest_python", format!("{major}.{minor}")),
            ("version_in", self.version_in.clone()),
            ("rust_ports", self.ports.iter().map(port::rust).collect()),
            ("stub_ports", self.ports.iter().map(port::stub).collect()),
        ];
        let values = values.into_iter();
        values
            .map(|(name, value)| (name, Value::from(value)))
            .collect()
    }
}
