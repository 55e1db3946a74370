//! Files and folders of ours that stand beside the final ones for a moment.
//!
//! Each has a random name, which is recorded in the state folder as long as something has it. After a run that was
//! killed, the next one removes what is recorded and nothing else.

use std::collections::hash_map::RandomState;
use std::fs::File;
use std::hash::BuildHasher;
use std::io::ErrorKind;
use std::path::Path;

use crate::error::{Context, Error, Result};
use crate::system::folder::{Entry, Folder, if_there};
use crate::system::{rights, state};

const PREFIX: &str = ".create-pyo3-";
const RECORDS: &str = "temporary";

/// A name in a folder, for a file or a folder of ours.
pub struct Temporary<'a> {
    folder: &'a Folder,
    pub name: String,
    record: Option<Record>,
}

/// Says where the name is; locked as long as the run lives.
struct Record {
    records: Folder,
    id: String,
    _lock: File,
}

impl<'a> Temporary<'a> {
    /// Chooses a name in the folder. Without a state folder there is no record, and a killed run leaves it behind.
    pub fn new(folder: &'a Folder) -> Self {
        let id = random();
        let name = format!("{PREFIX}{id}");
        let record = Record::new(id, &folder.path).ok();
        Self {
            folder,
            name,
            record,
        }
    }

    /// Writes a file of this name, in place of the last one.
    pub fn write(&self, contents: &[u8], mode: Option<u32>) -> Result<File> {
        let removed = if_there(self.folder.dir.remove_file(&self.name));
        removed.context("write in", &self.folder.path)?;
        match self.folder.create(&self.name, contents, mode) {
            // The user knows the folder, and not the name of ours.
            Err(Error::Io { source, .. }) => Err(source).context("write in", &self.folder.path),
            created => created,
        }
    }

    /// Adds the file to its folder under its final name, whole. Returns false if something has that name.
    pub fn add(&self, path: &str) -> Result<bool> {
        match self.folder.link(&self.name, path) {
            Ok(()) => return Ok(true),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => return Ok(false),
            // This file system has no links.
            Err(_) => {}
        }
        if self.folder.entry(path)? != Entry::Absent {
            return Ok(false);
        }
        self.replace(path)?;
        Ok(true)
    }

    /// Moves the file to its final name, in place of what has that name.
    pub fn replace(&self, path: &str) -> Result<()> {
        self.folder.rename(&self.name, path)
    }
}

/// Returns a name that nobody can guess.
pub fn random() -> String {
    format!("{:016x}", RandomState::new().hash_one(()))
}

impl Drop for Temporary<'_> {
    fn drop(&mut self) {
        remove(self.folder, &self.name);
        if let Some(Record { records, id, .. }) = &self.record {
            let _ = records.remove_file(id);
        }
    }
}

impl Record {
    fn new(id: String, folder: &Path) -> Result<Self> {
        let records = records()?;
        // A path that is no text cannot be recorded as one.
        let path = folder.to_str().unwrap_or_default();
        let lock = records.create(&id, path.as_bytes(), None)?;
        state::try_lock(&lock).context("lock", &records.path)?;
        Ok(Self {
            records,
            id,
            _lock: lock,
        })
    }
}

fn records() -> Result<Folder> {
    state::private(&state::open()?, RECORDS)
}

/// Removes what runs that were killed have left, as far as it can be removed.
pub fn clean() {
    let Ok(records) = records() else {
        return;
    };
    for id in records.names("").unwrap_or_default() {
        if records
            .dir
            .open(&id)
            .is_ok_and(|it| state::try_lock(&it.into_std()).unwrap_or(false))
        {
            clean_one(&records, &id);
        }
    }
}

/// The record of a run that has ended goes, whether or not its file could be removed.
fn clean_one(records: &Folder, id: &str) {
    if let Ok(Entry::File(path)) = records.entry(id) {
        let path = String::from_utf8_lossy(&path);
        if let Ok(folder) = Folder::open(path.as_ref().as_ref()) {
            remove(&folder, &format!("{PREFIX}{id}"));
        }
    }
    let _ = records.remove_file(id);
}

/// Removes a file or a folder of this user; no link is followed.
fn remove(folder: &Folder, name: &str) {
    let found = folder.dir.symlink_metadata(name);
    let _ = match found {
        Ok(found) if !rights::is_own(&found) => Ok(()),
        Ok(found) if found.is_dir() => folder.dir.remove_dir_all(name),
        Ok(found) if found.is_file() => folder.dir.remove_file(name),
        _ => Ok(()),
    };
}
