//! The list of what an update does to a project, as it stands in the journal.

use std::path::{Component, Path};

use serde::{Deserialize, Serialize};

/// What an update does, in this order.
#[derive(Debug, Serialize, Deserialize)]
pub struct List {
    /// What is to be settled by hand once the update is done, a line each.
    pub conflicts: Vec<String>,
    pub operations: Vec<Operation>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Operation {
    MakeFolder {
        path: String,
    },
    RemoveFolder {
        path: String,
        mode: Option<u32>,
    },
    File {
        path: String,
        before: Option<Kept>,
        after: Option<Kept>,
    },
}

impl Operation {
    pub fn path(&self) -> &str {
        match self {
            Self::MakeFolder { path }
            | Self::RemoveFolder { path, .. }
            | Self::File { path, .. } => path,
        }
    }

    fn kept(&self) -> impl Iterator<Item = &Kept> {
        let (before, after) = match self {
            Self::File { before, after, .. } => (before.as_ref(), after.as_ref()),
            _ => (None, None),
        };
        before.into_iter().chain(after)
    }
}

/// Contents in the journal's folder.
#[derive(Debug, Serialize, Deserialize)]
pub struct Kept {
    pub name: String,
    pub mode: Option<u32>,
}

/// Reads the list of a journal, and refuses one that leads out of the project or of the journal's folder, or to
/// what git keeps, its hooks for one: it may have come with the project from somebody else.
pub fn read(text: &str) -> std::result::Result<List, String> {
    let list: List = toml_edit::de::from_str(text).map_err(|error| error.to_string())?;
    for operation in &list.operations {
        let path = operation.path();
        let is_kept_inside = operation.kept().all(|kept| is_inside(&kept.name));
        if !is_inside(path) || is_gits(path) || !is_kept_inside {
            return Err(format!("`{path}` leads elsewhere"));
        }
    }
    Ok(list)
}

fn is_inside(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    !path.is_empty() && parts.all(|part| matches!(part, Component::Normal(_)))
}

/// Whether git's folder is on the way, however a file system may let it be written.
fn is_gits(path: &str) -> bool {
    let mut parts = path.split(['/', '\\']);
    parts.any(|part| {
        part.trim_end_matches(['.', ' '])
            .eq_ignore_ascii_case(".git")
    })
}
