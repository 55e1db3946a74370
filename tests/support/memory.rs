//! A project in memory.

use std::collections::BTreeMap;

use create_pyo3::system::folder::Entry;
use create_pyo3::update::merge::{Merge, Project, Tree};

/// A project that is no more than a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory(pub BTreeMap<String, Entry>);

impl Project for Memory {
    fn entry(&self, path: &str) -> create_pyo3::error::Result<Entry> {
        for (end, _) in path.match_indices('/') {
            if let Some(Entry::File(_) | Entry::Other) = self.0.get(&path[..end]) {
                let by = path[..end].to_owned();
                return Ok(Entry::Blocked { by });
            }
        }
        let below = format!("{path}/");
        Ok(match self.0.get(path) {
            Some(entry) => entry.clone(),
            None if self.0.keys().any(|it| it.starts_with(&below)) => Entry::Folder,
            None => Entry::Absent,
        })
    }

    fn names(&self, folder: &str) -> create_pyo3::error::Result<Vec<String>> {
        let below = format!("{folder}/");
        let rests = self.0.keys().filter_map(|path| path.strip_prefix(&below));
        let names = rests.map(|rest| rest.split('/').next().unwrap_or(rest).to_owned());
        Ok(names.collect())
    }
}

impl Memory {
    /// The project of these files.
    pub fn of(tree: &Tree) -> Self {
        let files = tree.iter();
        Self(
            files
                .map(|(path, it)| (path.clone(), Entry::File(it.to_vec())))
                .collect(),
        )
    }

    pub fn after(&self, merge: &Merge) -> Self {
        let mut after = self.clone();
        for change in &merge.changes {
            match &change.after {
                Some(contents) => after
                    .0
                    .insert(change.path.clone(), Entry::File(contents.clone())),
                None => after.0.remove(&change.path),
            };
        }
        after
    }
}
