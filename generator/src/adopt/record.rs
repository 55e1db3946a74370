//! What an adoption leaves behind for later commands: its answers, and the hash of each file as it was written.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::update::merge::Change;

/// Where it is.
pub const PATH: &str = ".create-pyo3.toml";

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Record {
    pub version: String,
    pub strategy: String,
    pub module: String,
    pub rust_dir: String,
    /// Files that were edited, and belong to the package.
    pub edited: BTreeMap<String, String>,
    /// Files that were added.
    pub added: BTreeMap<String, String>,
}

const HEAD: &str =
    "# Written by `create-pyo3 adopt`, which this file lets you undo: keep it with the project.\n";

impl Record {
    /// Fills in the files.
    pub fn with(mut self, changes: &[Change]) -> Self {
        for change in changes {
            let Some(after) = &change.after else {
                continue;
            };
            let files = match change.before {
                Some(_) => &mut self.edited,
                None => &mut self.added,
            };
            files.insert(change.path.clone(), hash(after));
        }
        self
    }

    pub fn text(&self) -> String {
        let text = toml_edit::ser::to_string_pretty(self).expect("a record is TOML");
        format!("{HEAD}{text}")
    }

    pub fn read(text: &str) -> Result<Self, String> {
        toml_edit::de::from_str(text).map_err(|error| error.to_string())
    }
}

pub fn hash(contents: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(contents) {
        write!(text, "{byte:02x}").expect("a string takes any text");
    }
    text
}
