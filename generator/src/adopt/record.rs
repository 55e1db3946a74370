//! What an adoption leaves behind for later commands: what it was, and the hash of each file as it was written.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::files;
use super::paths::EDITED;
use super::shape::Shape;
use crate::error::Result;
use crate::update::merge::Change;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Record {
    /// The version of create-pyo3.
    pub create_pyo3: String,
    pub adopted: Shape,
    /// Files of the package that were edited.
    pub edited: BTreeMap<String, String>,
    /// Files that were added.
    pub added: BTreeMap<String, String>,
}

const HEAD: &str =
    "# Written by `create-pyo3 adopt`; `update`, `status` and `adopt --abort` need it.\n";

impl Record {
    pub fn of(shape: &Shape, changes: &[Change]) -> Self {
        let (mut edited, mut added) = (BTreeMap::new(), BTreeMap::new());
        for change in changes {
            let files = match change.before {
                Some(_) => &mut edited,
                None => &mut added,
            };
            let after = change.after.as_deref().unwrap_or_default();
            files.insert(change.path.clone(), hash(after));
        }
        Self {
            create_pyo3: env!("CARGO_PKG_VERSION").to_owned(),
            adopted: shape.clone(),
            edited,
            added,
        }
    }

    /// Notes later changes. Returns the files that were as they had been written; others are the owner's, and stay so.
    pub fn note(&mut self, changes: &[Change]) -> Vec<String> {
        let mut untouched = Vec::new();
        for Change {
            path,
            before,
            after,
            ..
        } in changes
        {
            let was = before.as_deref().map(hash);
            if was.is_some() && was.as_ref() == self.added.get(path) {
                untouched.push(path.clone());
            } else if was.is_some() {
                continue;
            }
            let after = hash(after.as_deref().unwrap_or_default());
            self.added.insert(path.clone(), after);
        }
        untouched
    }

    pub fn text(&self) -> String {
        let text = toml_edit::ser::to_string_pretty(self).expect("a record is TOML");
        format!("{HEAD}{text}")
    }

    /// Reads one, and refuses one that names files which no adoption writes.
    pub fn read(text: &str) -> std::result::Result<Self, String> {
        let record: Self =
            toml_edit::de::from_str(text).map_err(|error| error.message().to_owned())?;
        record.adopted.check()?;
        let ours = record.ours().map_err(|error| error.to_string())?;
        for path in record.edited.keys().chain(record.added.keys()) {
            if !ours.contains(path) {
                return Err(format!("`{path}` is not a file that `adopt` writes"));
            }
        }
        Ok(record)
    }

    /// Every file that an adoption of this shape may write.
    fn ours(&self) -> Result<Vec<String>> {
        let files = files::render(&self.adopted)?.into_iter();
        let mut paths: Vec<String> = files.map(|file| file.path).collect();
        paths.push(files::lock(&self.adopted));
        paths.extend(EDITED.iter().map(|path| (*path).to_owned()));
        Ok(paths)
    }
}

pub fn hash(contents: &[u8]) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(contents) {
        write!(text, "{byte:02x}").expect("a string takes any text");
    }
    text
}
