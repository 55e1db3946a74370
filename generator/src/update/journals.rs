//! The journals of a user: begins one, and finds that of a project whose update was interrupted.

use std::path::Path;

use super::journal::{Direction, Journal, LIST};
use super::operations::{List, Operation, Saved, read};
use super::outcome::Change;
use super::worktree;
use crate::disk::temporary::random;
use crate::error::Result;
use crate::error::update::Problem;
use crate::system::folder::{Entry, Folder};
use crate::system::state::{self, Lock};

const FOLDER: &str = "updates";
const UNFINISHED: &str = "journal.toml.new";

/// The journals of this user. As long as it lives, no other run changes one of them, or a project.
pub struct Journals {
    folder: Folder,
    _lock: Lock,
}

impl Journals {
    /// Opens the journals in a state folder.
    pub fn open(state: &Folder) -> Result<Self> {
        let lock = state::lock(state)?;
        let folder = state::private(state, FOLDER)?;
        // Without a list, an update has not begun or has ended.
        for name in folder.names("")? {
            if folder.entry(&format!("{name}/{LIST}"))? == Entry::Absent {
                folder.remove_all(&name)?;
            }
        }
        Ok(Self {
            folder,
            _lock: lock,
        })
    }

    /// Returns true if an update of this project was interrupted.
    pub fn is_interrupted(&self, project: &Path) -> Result<bool> {
        Ok(self.find(project)?.is_some())
    }

    fn find(&self, project: &Path) -> Result<Option<(String, Folder, List)>> {
        let project = named(project);
        for name in self.folder.names("")? {
            let saved = self.folder.below(&name)?;
            let text = saved.read(LIST)?;
            let list = read(&String::from_utf8_lossy(&text)).map_err(|problem| {
                let path = saved.path.join(LIST);
                Problem::Journal { path, problem }
            })?;
            if list.project == project {
                return Ok(Some((name, saved, list)));
            }
        }
        Ok(None)
    }

    /// Opens the journal of an interrupted update.
    pub fn resume(&self, project: Folder, direction: Direction) -> Result<Journal<'_>> {
        if let Some((name, saved, list)) = self.find(&project.path)? {
            return Ok(Journal {
                journals: &self.folder,
                name,
                saved,
                project,
                list,
            });
        }
        let instead = match direction {
            Direction::Forward => Vec::new(),
            Direction::Back => worktree::way_back(&project)?,
        };
        let (action, path) = (direction.action(), project.path);
        Err(Problem::NotInterrupted {
            action,
            path,
            instead,
        }
        .into())
    }

    /// Writes down what is to be done; the update has begun once this returns.
    pub fn begin(
        &self,
        project: Folder,
        changes: &[Change],
        emptied: &[String],
        conflicts: Vec<String>,
    ) -> Result<Journal<'_>> {
        let name = random();
        self.folder.create_folder(&name, Some(0o700))?;
        let saved = self.folder.below(&name)?;
        let list = List {
            project: named(&project.path),
            conflicts,
            operations: operations(&project, &saved, changes, emptied)?,
        };
        let text = toml_edit::ser::to_string_pretty(&list).expect("a list is TOML");
        saved.save(UNFINISHED, text.as_bytes())?;
        saved.sync("")?;
        saved.rename(UNFINISHED, LIST)?;
        saved.sync("")?;
        self.folder.sync("")?;
        Ok(Journal {
            journals: &self.folder,
            name,
            saved,
            project,
            list,
        })
    }
}

/// Returns a text that no other path has, whatever bytes are in it.
fn named(path: &Path) -> String {
    format!("{path:?}")
}

/// Lists what is to be done, and saves the contents: deletions first, then folders that these leave empty.
fn operations(
    project: &Folder,
    saved: &Folder,
    changes: &[Change],
    emptied: &[String],
) -> Result<Vec<Operation>> {
    let mut operations = Vec::new();
    for (index, change) in changes.iter().enumerate() {
        if change.after.is_none() {
            operations.push(save(project, saved, index, change)?);
        }
    }
    for path in emptied {
        let mode = project.mode(path)?;
        let path = path.clone();
        operations.push(Operation::RemoveFolder { path, mode });
    }
    for (index, change) in changes.iter().enumerate() {
        if change.after.is_some() {
            create_folders(project, &change.path, &mut operations)?;
            operations.push(save(project, saved, index, change)?);
        }
    }
    Ok(operations)
}

/// Saves the contents of a change. What it copies gets the mode of the original.
fn save(project: &Folder, saved: &Folder, index: usize, change: &Change) -> Result<Operation> {
    let original = match &change.copy_of {
        None if change.before.is_some() => Some(&change.path),
        copy_of => copy_of.as_ref(),
    };
    let mode = match original {
        Some(path) => project.mode(path)?,
        None => None,
    };
    let save = |name: String, contents: &Option<Vec<u8>>| -> Result<Option<Saved>> {
        let Some(contents) = contents else {
            return Ok(None);
        };
        saved.save(&name, contents)?;
        Ok(Some(Saved { name, mode }))
    };
    Ok(Operation::File {
        path: change.path.clone(),
        before: save(format!("{index}.before"), &change.before)?,
        after: save(format!("{index}.after"), &change.after)?,
    })
}

/// Lists the folders above a new file that will not be there yet.
fn create_folders(project: &Folder, path: &str, operations: &mut Vec<Operation>) -> Result<()> {
    for (end, _) in path.match_indices('/') {
        let folder = &path[..end];
        let mut is_there = project.entry(folder)? == Entry::Folder;
        for operation in operations.iter().filter(|it| it.path() == folder) {
            is_there = matches!(operation, Operation::CreateFolder { .. });
        }
        if !is_there {
            let path = folder.to_owned();
            operations.push(Operation::CreateFolder { path });
        }
    }
    Ok(())
}
