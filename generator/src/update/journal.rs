//! Carries an update out so that it can be continued or undone, whenever it is interrupted.
//!
//! All that is to be done, with every byte before and after, is written to a folder in the user's state folder first.
//! The update has begun once the list of it is there under its name, and has ended once that is removed.

use std::collections::BTreeSet;
use std::path::Path;

use super::merge::Change;
use super::operations::{List, Operation, Saved, read};
use super::problem::Problem;
use super::worktree;
use crate::error::{Context, Error, Result};
use crate::system::folder::{Entry, Folder, synced};
use crate::system::state::{self, Lock};
use crate::write::temporary::{Temporary, random};

const FOLDER: &str = "updates";
const LIST: &str = "journal.toml";
const UNFINISHED: &str = "journal.toml.new";

/// The journals of this user. As long as it lives, no other run changes one of them, or a project.
pub struct Journals {
    folder: Folder,
    _lock: Lock,
}

/// An update that has begun.
pub struct Journal<'a> {
    journals: &'a Journals,
    /// The folder of what is saved, in that of the journals.
    name: String,
    saved: Folder,
    project: Folder,
    list: List,
}

/// Which way an update is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Forward,
    Back,
}

impl Direction {
    fn action(self) -> &'static str {
        match self {
            Self::Forward => "continue",
            Self::Back => "abort",
        }
    }
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
                journals: self,
                name,
                saved,
                project,
                list,
            });
        }
        let instead = match direction {
            Direction::Forward => String::new(),
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
            journals: self,
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

impl Journal<'_> {
    /// What is to be resolved manually once the update is done, a line each.
    pub fn conflicts(&self) -> &[String] {
        &self.list.conflicts
    }

    /// Does all of it, or undoes all of it; what is done already is left as it is.
    pub fn carry_out(&self, direction: Direction) -> Result<()> {
        let temporary = Temporary::new(&self.project);
        let mut operations: Vec<_> = self.list.operations.iter().collect();
        if direction == Direction::Back {
            operations.reverse();
        }
        for operation in operations {
            self.step(operation, direction, &temporary)?;
        }
        // Before the journal ends: a run that is killed in between is still to be continued.
        drop(temporary);
        self.end()
    }

    fn step(
        &self,
        operation: &Operation,
        direction: Direction,
        temporary: &Temporary,
    ) -> Result<()> {
        let forward = direction == Direction::Forward;
        match operation {
            Operation::File {
                path,
                before,
                after,
            } => {
                let (from, to) = if forward {
                    (before, after)
                } else {
                    (after, before)
                };
                if !self.replace(path, from, to, temporary)? {
                    return Err(touched(path, direction));
                }
            }
            Operation::CreateFolder { path } if !forward => self.remove_folder(path)?,
            Operation::RemoveFolder { path, .. } if forward => self.remove_folder(path)?,
            Operation::CreateFolder { path } => self.create_folder(path, None, direction)?,
            Operation::RemoveFolder { path, mode } => self.create_folder(path, *mode, direction)?,
        }
        Ok(())
    }

    /// Makes the path hold `to`. Returns false if it holds neither that nor `from`.
    fn replace(
        &self,
        path: &str,
        from: &Option<Saved>,
        to: &Option<Saved>,
        temporary: &Temporary,
    ) -> Result<bool> {
        let now = self.project.entry(path)?;
        if self.holds(&now, to, path)? {
            return Ok(true);
        }
        if !self.holds(&now, from, path)? {
            return Ok(false);
        }
        let Some(saved) = to else {
            self.project.remove_file(path)?;
            return Ok(true);
        };
        let file = temporary.write(&self.saved.read(&saved.name)?, saved.mode)?;
        synced(file.sync_all()).context("write", &self.project.path.join(path))?;
        if from.is_none() {
            return temporary.add(path);
        }
        temporary.replace(path)?;
        Ok(true)
    }

    fn holds(&self, entry: &Entry, saved: &Option<Saved>, path: &str) -> Result<bool> {
        Ok(match (entry, saved) {
            (Entry::File(now), Some(saved)) => *now == self.saved.read(&saved.name)?,
            // What takes the place of a file, or of a folder above it, comes later in the list.
            (Entry::Absent | Entry::Blocked { .. }, None) => true,
            (Entry::Folder, None) => {
                let mut others = self.list.operations.iter().filter(|it| it.path() == path);
                others.any(|it| !matches!(it, Operation::File { .. }))
            }
            _ => false,
        })
    }

    fn create_folder(&self, path: &str, mode: Option<u32>, direction: Direction) -> Result<()> {
        match self.project.entry(path)? {
            Entry::Folder => Ok(()),
            Entry::Absent => self.project.create_folder(path, mode),
            _ => Err(touched(path, direction)),
        }
    }

    fn remove_folder(&self, path: &str) -> Result<()> {
        if self.project.entry(path)? == Entry::Folder {
            // One that holds something of the user's stays, and on Windows one that a shell stands in.
            let _ = self.project.remove_folder(path);
        }
        Ok(())
    }

    fn end(&self) -> Result<()> {
        let paths = self.list.operations.iter().map(Operation::path);
        let folders: BTreeSet<_> = paths
            .map(|path| path.rsplit_once('/').map_or("", |it| it.0))
            .collect();
        for folder in folders {
            self.project.sync(folder)?;
        }
        self.saved.remove_file(LIST)?;
        self.saved.sync("")?;
        self.journals.folder.remove_all(&self.name)
    }
}

fn touched(path: &str, direction: Direction) -> Error {
    let (path, action) = (path.to_owned(), direction.action());
    Problem::Touched { path, action }.into()
}
