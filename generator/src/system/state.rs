//! The user's state folder: the lock, and what a run records so that a later one can recover.
//!
//! A received project can contain anything, so nothing of this is kept in projects.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::thread;
use std::time::Duration;

use cap_fs_ext::{FollowSymlinks, OpenOptionsFollowExt, OpenOptionsSyncExt};
use cap_std::fs::OpenOptions;

use super::folder::Folder;
use super::rights;
use crate::error::{Context, Error, Result};

const NAME: &str = "create-pyo3";
const LOCK: &str = "lock";
/// How often a lock is tried, and the pause between.
const TRIES: u32 = 200;
const PAUSE: Duration = Duration::from_millis(50);

/// Opens `$XDG_STATE_HOME/create-pyo3`, or what the system has in its place, and creates it if need be.
pub fn open() -> Result<Folder> {
    let home = dirs::state_dir().or_else(dirs::data_local_dir);
    let home = home.ok_or(Error::NoStateFolder)?;
    fs::create_dir_all(&home).context("create the folder", &home)?;
    private(&Folder::open(&home)?, NAME)
}

/// Opens a folder that is this user's alone, and creates it if need be.
pub fn private(parent: &Folder, name: &str) -> Result<Folder> {
    match parent
        .dir
        .create_dir_with(name, &rights::folder(Some(0o700)))
    {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            return Err(error).context("create the folder", &parent.path.join(name));
        }
        _ => {}
    }
    let folder = parent.below(name)?;
    let found = folder.dir.dir_metadata().context("look at", &folder.path)?;
    if rights::is_private(&found) {
        Ok(folder)
    } else {
        Err(Error::NotPrivate { path: folder.path })
    }
}

/// What one run has at a time, until it is dropped or the process ends.
pub type Lock = File;

/// Waits for the lock of this user's runs, but not for ever.
pub fn lock(state: &Folder) -> Result<Lock> {
    let path = state.path.join(LOCK);
    let mut options = OpenOptions::new();
    options
        .write(true)
        .create(true)
        .follow(FollowSymlinks::No)
        .nonblock(true);
    let file = state
        .dir
        .open_with(LOCK, &options)
        .context("open", &path)?
        .into_std();
    for _ in 0..TRIES {
        if try_lock(&file).context("lock", &path)? {
            return Ok(file);
        }
        thread::sleep(PAUSE);
    }
    Err(Error::Locked { path })
}

/// Returns false while another process has the lock. Some file systems have no locks: then nobody has one.
pub fn try_lock(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(true),
        Err(TryLockError::Error(error)) => Err(error),
    }
}
