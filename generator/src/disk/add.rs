//! Adds files to a folder that exists: all of them or, after an error or a signal, none.
//!
//! A run that is killed can leave some. Each of them is whole, and the same command with `--merge` adds the others.

use std::io::ErrorKind;
use std::path::Path;

use super::interrupt::Watch;
use super::temporary::{self, Temporary};
use crate::error::{Error, Result};
use crate::plan::File;
use crate::system::folder::{Entry, Folder, Identity};

/// Adds the files to `target`, an existing folder in which none of them is.
pub fn add(files: &[File], target: &Path) -> Result<()> {
    temporary::clean();
    fill(files, target, &Watch::start()?).map_err(|error| match error {
        Error::Occupied { path, entries, .. } => Error::Appeared { path, entries },
        error => error,
    })
}

pub fn fill(files: &[File], target: &Path, watch: &Watch) -> Result<()> {
    let folder = Folder::open(target)?;
    let temporary = Temporary::new(&folder);
    let mut added = Added {
        folder: &folder,
        files: Vec::new(),
        folders: Vec::new(),
    };
    for file in files {
        watch.check()?;
        added.create_folders(&file.path)?;
        added.add(file, &temporary)?;
    }
    watch.check()?;
    added.files.clear();
    added.folders.clear();
    Ok(())
}

/// What was added so far. It is removed again where this is dropped before the last file.
struct Added<'a> {
    folder: &'a Folder,
    files: Vec<(&'a str, Identity)>,
    folders: Vec<String>,
}

impl<'a> Added<'a> {
    fn create_folders(&mut self, path: &str) -> Result<()> {
        for (end, _) in path.match_indices('/') {
            let folder = &path[..end];
            if self.folder.entry(folder)? != Entry::Absent {
                continue;
            }
            match self.folder.create_folder(folder, None) {
                Ok(()) => self.folders.push(folder.to_owned()),
                // Another run was faster. The first file decides which of the two goes on.
                Err(Error::Io { source, .. }) if source.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn add(&mut self, file: &'a File, temporary: &Temporary) -> Result<()> {
        temporary.write(&file.contents, None)?;
        if !temporary.add(&file.path)? {
            let (path, entries) = (self.folder.path.clone(), vec![file.path.clone()]);
            return Err(Error::Occupied {
                path,
                entries,
                is_package: false,
            });
        }
        self.files
            .push((&file.path, self.folder.identity(&file.path)?));
        Ok(())
    }
}

impl Drop for Added<'_> {
    /// The error that made this necessary is the one to report. What somebody else has put there since stays.
    fn drop(&mut self) {
        for (path, identity) in self.files.iter().rev() {
            if self
                .folder
                .identity(path)
                .is_ok_and(|found| found == *identity)
            {
                let _ = self.folder.remove_file(path);
            }
        }
        for folder in self.folders.iter().rev() {
            let _ = self.folder.remove_folder(folder);
        }
    }
}
