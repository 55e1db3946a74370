//! The temporary folder in which a project is written before it is put in its place.
//!
//! A process that is killed leaves its folder behind. It held a lock in it, which ended with the process: that
//! is how the next run knows what it may remove.

use std::fs::{self, File as Handle};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::place;
use crate::error::{Context, Result};
use crate::interrupt::Watch;
use crate::lock;
use crate::plan::File;

const PREFIX: &str = ".create-pyo3-";
const LOCK: &str = "lock";
const DONE: &str = "done";

/// Where the files go from the stage.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// All at once, as a folder that was not there.
    Folder,
    /// One by one, into the folder that the stage stands in.
    Entries,
}

pub struct Stage {
    kind: Kind,
    // Dropped before the folder: on Windows, one that holds an open file cannot always be removed.
    lock: Handle,
    folder: TempDir,
}

impl Stage {
    pub fn new_in(folder: &Path, kind: Kind) -> Result<Self> {
        clear(folder);
        loop {
            let stage = tempfile::Builder::new()
                .prefix(PREFIX)
                .tempdir_in(folder)
                .context("create a folder in", folder)?;
            match locked(stage.path()) {
                Ok(lock) => {
                    return Ok(Self {
                        kind,
                        lock,
                        folder: stage,
                    });
                }
                // Another run took the folder, which had no lock yet, for one left behind.
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(error).context("lock", stage.path()),
            }
        }
    }

    /// Where the files are written.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join(self.kind.root())
    }

    /// Writes the files below `folder`, which is the root or below it.
    pub fn write(&self, files: &[File], folder: &Path, watch: &Watch) -> Result<()> {
        let mut made = PathBuf::new();
        for file in files {
            watch.check()?;
            let path = folder.join(&file.path);
            let folder = path.parent().expect("a file has a folder");
            // The files are sorted: the next one is mostly in the same folder.
            if folder != made {
                fs::create_dir_all(folder).context("create the folder", folder)?;
                folder.clone_into(&mut made);
            }
            fs::write(&path, &file.contents).context("write", &path)?;
        }
        watch.check()
    }

    /// Says that every file is written: one that is younger than this, somebody else has changed.
    pub fn seal(&self) -> Result<()> {
        let path = self.folder.path().join(LOCK);
        (&self.lock).write_all(b"written\n").context("write", &path)
    }

    /// Says that every file is in its place: from here on, none of them is taken back.
    pub fn finish(&self) -> Result<()> {
        let root = self.root();
        fs::rename(&root, self.folder.path().join(DONE)).context("rename", &root)
    }
}

impl Drop for Stage {
    /// Without a lock, the folder is one left behind: by then nothing is in it.
    fn drop(&mut self) {
        for name in [self.kind.root(), DONE] {
            let _ = fs::remove_dir_all(self.folder.path().join(name));
        }
    }
}

impl Kind {
    fn root(self) -> &'static str {
        match self {
            Self::Folder => "project",
            Self::Entries => "entries",
        }
    }
}

/// Removes what runs that were killed have left in the folder, as far as it can be removed.
pub fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && entry.file_name().to_string_lossy().starts_with(PREFIX) {
            clear_one(&entry.path(), folder);
        }
    }
}

/// What fails here fails for good reasons: the folder is in use, or somebody else's.
fn clear_one(stage: &Path, folder: &Path) {
    let Ok(lock) = Handle::open(stage.join(LOCK)) else {
        let _ = fs::remove_dir(stage);
        return;
    };
    if lock.try_lock().is_ok() {
        let entries = stage.join(Kind::Entries.root());
        if let Ok(sealed) = lock.metadata().and_then(|lock| lock.modified()) {
            place::take_back(&entries, folder, sealed);
        }
        let _ = fs::remove_dir_all(entries);
        // A run that waits for the lock then finds that it has none.
        let _ = fs::remove_file(stage.join(LOCK));
        drop(lock);
        let _ = fs::remove_dir_all(stage);
    }
}

fn locked(stage: &Path) -> std::io::Result<Handle> {
    let path = stage.join(LOCK);
    let lock = Handle::create_new(&path)?;
    lock::wait(&lock)?;
    // Whoever had the lock before us has removed the file.
    fs::metadata(path)?;
    Ok(lock)
}
