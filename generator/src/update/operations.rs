//! The list of what an update does to a project, as the journal has it.

use serde::{Deserialize, Serialize};

use crate::system::names::is_plain;
use crate::text::escape::escaped;

/// What an update does, in this order.
#[derive(Debug, Serialize, Deserialize)]
pub struct List {
    /// The project, as [`named`] gives it.
    pub project: String,
    /// What is to be resolved manually once the update is done, a line each.
    pub conflicts: Vec<String>,
    pub operations: Vec<Operation>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Operation {
    CreateFolder {
        path: String,
    },
    RemoveFolder {
        path: String,
        mode: Option<u32>,
    },
    File {
        path: String,
        before: Option<Saved>,
        after: Option<Saved>,
    },
}

impl Operation {
    pub fn path(&self) -> &str {
        match self {
            Self::CreateFolder { path }
            | Self::RemoveFolder { path, .. }
            | Self::File { path, .. } => path,
        }
    }
}

/// Contents in the journal's folder.
#[derive(Debug, Serialize, Deserialize)]
pub struct Saved {
    pub name: String,
    pub mode: Option<u32>,
}

/// Reads the list of a journal. A path that leads out of the project or to git's own files is an error.
pub fn read(text: &str) -> std::result::Result<List, String> {
    let list: List = toml_edit::de::from_str(text).map_err(|error| error.message().to_owned())?;
    for operation in &list.operations {
        let path = operation.path();
        if !is_plain(path) {
            return Err(format!("`{}` leads out of the project", escaped(path)));
        }
    }
    Ok(list)
}
