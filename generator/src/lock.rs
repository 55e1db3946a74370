//! Locks: what one process does at a time. A lock ends with the process that has it, however that ends.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use same_file::Handle;

/// A lock by the name of a file, which is there as long as somebody has the lock.
pub struct Lock {
    path: PathBuf,
    _file: Handle,
}

impl Lock {
    /// The lock, or `None` while another process has it.
    pub fn take(path: &Path) -> io::Result<Option<Self>> {
        Self::at(path, is_free)
    }

    /// The lock, once no other process has it.
    pub fn wait(path: &Path) -> io::Result<Self> {
        let waited = Self::at(path, |file| wait(file).map(|()| true))?;
        Ok(waited.expect("it was waited for"))
    }

    fn at(path: &Path, locked: impl Fn(&File) -> io::Result<bool>) -> io::Result<Option<Self>> {
        loop {
            let file = Handle::from_file(open(path)?)?;
            if !locked(file.as_file())? {
                return Ok(None);
            }
            // Whoever had the lock before us has removed the file, and the next one may have made another.
            if Handle::from_path(path).is_ok_and(|found| found == file) {
                let path = path.to_owned();
                return Ok(Some(Self { path, _file: file }));
            }
        }
    }

    /// Whether another process has it.
    pub fn is_taken(path: &Path) -> bool {
        let file = File::options().write(true).open(path);
        file.is_ok_and(|file| is_free(&file).is_ok_and(|is_free| !is_free))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A file that stays locks nothing.
        let _ = fs::remove_file(&self.path);
    }
}

/// Never through a link, which may have come with a repository.
fn open(path: &Path) -> io::Result<File> {
    if path.is_symlink() {
        fs::remove_file(path)?;
    }
    let mut options = File::options();
    options.write(true).create(true).truncate(false).open(path)
}

fn is_free(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => or_without(Err(error)).map(|()| true),
    }
}

/// Waits until the file is locked.
pub fn wait(file: &File) -> io::Result<()> {
    or_without(file.lock())
}

/// Where the file system has no locks, as some of a network have none, we do without.
fn or_without(locked: io::Result<()>) -> io::Result<()> {
    match locked {
        Err(error) if error.kind() == ErrorKind::Unsupported => Ok(()),
        locked => locked,
    }
}
