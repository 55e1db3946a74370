//! Carries an update out so that it can be continued or undone, whenever it is interrupted.
//!
//! All that is to be done, with every byte before and after, is written to a folder in the user's state folder first.
//! The update has begun once the list of it is there under its name, and has ended once that is removed.

use std::collections::BTreeSet;

use super::operations::{List, Operation, Saved};
use crate::disk::temporary::Temporary;
use crate::error::update::Problem;
use crate::error::{Context, Error, Result};
use crate::system::folder::{Entry, Folder, synced};

/// The list of what an update does. It is there from the moment at which the update begins until it ends.
pub const LIST: &str = "journal.toml";

/// An update that has begun.
pub struct Journal<'a> {
    pub journals: &'a Folder,
    /// The folder of what is saved, in that of the journals.
    pub name: String,
    pub saved: Folder,
    pub project: Folder,
    pub list: List,
}

/// Which way an update is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Forward,
    Back,
}

impl Direction {
    pub fn action(self) -> &'static str {
        match self {
            Self::Forward => "continue",
            Self::Back => "abort",
        }
    }
}

impl Journal<'_> {
    /// Does all of it, or undoes all of it; what is done already is left as it is. Returns the conflicts.
    pub fn carry_out(self, direction: Direction) -> Result<Vec<String>> {
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

    fn end(self) -> Result<Vec<String>> {
        let paths = self.list.operations.iter().map(Operation::path);
        let folders: BTreeSet<_> = paths
            .map(|path| path.rsplit_once('/').map_or("", |it| it.0))
            .collect();
        for folder in folders {
            self.project.sync(folder)?;
        }
        self.saved.remove_file(LIST)?;
        self.saved.sync("")?;
        // Windows does not delete a folder that is open.
        drop(self.saved);
        self.journals.remove_all(&self.name)?;
        Ok(self.list.conflicts)
    }
}

fn touched(path: &str, direction: Direction) -> Error {
    let (path, action) = (path.to_owned(), direction.action());
    Problem::Touched { path, action }.into()
}
