//! Access to what is below a folder, always through handles.
//!
//! Each folder on the way is opened by itself, without following a link. Whatever a received folder contains, and
//! whatever another program puts there at the same time, nothing outside is read or written.

use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use cap_fs_ext::{DirExt, FollowSymlinks, MetadataExt, OpenOptionsFollowExt, OpenOptionsSyncExt};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, Metadata, OpenOptions};

use super::{names, rights};
use crate::error::{Context, Error, Result};

/// The largest file that is read, in bytes. No file of a template comes near it.
pub const LARGEST: u64 = 1 << 20;

/// What is at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    Absent,
    File(Vec<u8>),
    /// A file of more than [`LARGEST`] bytes, which is not read.
    Large,
    Folder,
    /// A link, a socket or the like, which is never followed or opened.
    Other,
    /// `by`, above the path, is no folder.
    Blocked {
        by: String,
    },
}

/// Device and number of a file: two paths with the same ones are the same file.
pub type Identity = (u64, u64);

/// A folder and a handle to it.
#[derive(Debug)]
pub struct Folder {
    pub path: PathBuf,
    pub dir: Dir,
}

/// How far the folders of a path lead.
enum Reached {
    Folder(Dir),
    Absent,
    Blocked(String),
}

impl Folder {
    /// Opens a folder that the user named, or one around it.
    pub fn open(path: &Path) -> Result<Self> {
        let dir = Dir::open_ambient_dir(path, ambient_authority()).context("open", path)?;
        let path = path.to_owned();
        Ok(Self { path, dir })
    }

    /// Opens a folder below this one.
    pub fn below(&self, path: &str) -> Result<Self> {
        let dir = self.existing(path)?;
        let path = self.path.join(path);
        Ok(Self { path, dir })
    }

    /// Reads what is at a path.
    pub fn entry(&self, path: &str) -> Result<Entry> {
        let (folder, name) = split(path);
        let dir = match self.reach(folder)? {
            Reached::Folder(dir) => dir,
            Reached::Absent => return Ok(Entry::Absent),
            Reached::Blocked(by) => return Ok(Entry::Blocked { by }),
        };
        self.check(path)?;
        read_entry(&dir, name).context("read", &self.path.join(path))
    }

    /// Returns the names of all that is in a folder; the empty path is the folder itself.
    pub fn names(&self, path: &str) -> Result<Vec<String>> {
        let dir = self.existing(path)?;
        let names = dir.entries().and_then(|entries| {
            let name = |entry: io::Result<cap_std::fs::DirEntry>| entry.map(|it| it.file_name());
            entries.map(name).collect::<io::Result<Vec<_>>>()
        });
        let names = names.context("read the folder", &self.path.join(path))?;
        Ok(names
            .iter()
            .map(|name| name.to_string_lossy().into_owned())
            .collect())
    }

    /// Returns the permission bits of what is at a path, but for those that lend rights to a program.
    pub fn mode(&self, path: &str) -> Result<Option<u32>> {
        Ok(rights::of(&self.metadata(path)?))
    }

    /// Returns which file is at a path.
    pub fn identity(&self, path: &str) -> Result<Identity> {
        let found = self.metadata(path)?;
        Ok((found.dev(), found.ino()))
    }

    /// Creates a folder where nothing is.
    pub fn create_folder(&self, path: &str, mode: Option<u32>) -> Result<()> {
        self.at(path, "create the folder", |dir, name| {
            dir.create_dir_with(name, &rights::folder(mode))?;
            match mode {
                Some(mode) => rights::set_for_folder(&dir.open_dir_nofollow(name)?, mode),
                None => Ok(()),
            }
        })
    }

    /// Creates a file where nothing is. Others can see it while it is written.
    pub fn create(&self, path: &str, contents: &[u8], mode: Option<u32>) -> Result<File> {
        self.at(path, "write", |dir, name| {
            write_new(dir, name, contents, mode)
        })
    }

    /// Creates a file that nobody else can read, and waits until it is on disk.
    pub fn save(&self, path: &str, contents: &[u8]) -> Result<()> {
        let file = self.create(path, contents, Some(0o600))?;
        synced(file.sync_all()).context("write", &self.path.join(path))
    }

    /// Reads a file that a run has saved, whatever its size.
    pub fn read(&self, path: &str) -> Result<Vec<u8>> {
        self.at(path, "read", |dir, name| dir.read(name))
    }

    pub fn remove_file(&self, path: &str) -> Result<()> {
        self.at(path, "delete", |dir, name| dir.remove_file(name))
    }

    /// Removes an empty folder.
    pub fn remove_folder(&self, path: &str) -> Result<()> {
        self.at(path, "delete", |dir, name| dir.remove_dir(name))
    }

    /// Removes a folder with all that is in it.
    pub fn remove_all(&self, path: &str) -> Result<()> {
        self.at(path, "delete", |dir, name| dir.remove_dir_all(name))
    }

    /// Gives a file of this folder another name as well, unless something has that name.
    pub fn link(&self, name: &str, path: &str) -> io::Result<()> {
        let (dir, to) = self.parent(path).map_err(io::Error::other)?;
        self.dir.hard_link(name, &dir, to)
    }

    /// Moves a file of this folder to a path, in place of what is there.
    pub fn rename(&self, name: &str, path: &str) -> Result<()> {
        let (dir, to) = self.parent(path)?;
        let renamed = self.dir.rename(name, &dir, to);
        renamed.context("write", &self.path.join(path))
    }

    /// Waits until the names in a folder are on disk.
    pub fn sync(&self, path: &str) -> Result<()> {
        match self.reach(path)? {
            Reached::Folder(dir) => rights::sync(&dir).context("write", &self.path.join(path)),
            _ => Ok(()),
        }
    }

    fn metadata(&self, path: &str) -> Result<Metadata> {
        self.at(path, "look at", |dir, name| dir.symlink_metadata(name))
    }

    /// Does something to a name in its folder.
    fn at<T>(
        &self,
        path: &str,
        action: &'static str,
        work: impl FnOnce(&Dir, &str) -> io::Result<T>,
    ) -> Result<T> {
        let (dir, name) = self.parent(path)?;
        work(&dir, name).context(action, &self.path.join(path))
    }

    /// Opens the folder that a path is in.
    fn parent<'a>(&self, path: &'a str) -> Result<(Dir, &'a str)> {
        self.check(path)?;
        let (folder, name) = split(path);
        Ok((self.existing(folder)?, name))
    }

    fn existing(&self, path: &str) -> Result<Dir> {
        match self.reach(path)? {
            Reached::Folder(dir) => Ok(dir),
            Reached::Absent => {
                let absent = Err(io::Error::from(ErrorKind::NotFound));
                absent.context("open the folder", &self.path.join(path))
            }
            Reached::Blocked(by) => {
                let path = self.path.join(by);
                Err(Error::NotAFolder { path })
            }
        }
    }

    fn reach(&self, path: &str) -> Result<Reached> {
        let mut dir = self.dir.try_clone().context("open", &self.path)?;
        let mut reached = 0;
        for part in path.split('/').filter(|part| !part.is_empty()) {
            self.check(part)?;
            reached += part.len();
            match dir.open_dir_nofollow(part) {
                Ok(next) => dir = next,
                Err(error) => match if_there(dir.symlink_metadata(part)) {
                    Ok(None) => return Ok(Reached::Absent),
                    Ok(Some(found)) if !found.is_dir() => {
                        return Ok(Reached::Blocked(path[..reached].to_owned()));
                    }
                    _ => return Err(error).context("open", &self.path.join(&path[..reached])),
                },
            }
            reached += 1;
        }
        Ok(Reached::Folder(dir))
    }

    fn check(&self, path: &str) -> Result<()> {
        if names::is_plain(path) {
            return Ok(());
        }
        let path = self.path.join(path);
        Err(Error::Elsewhere { path })
    }
}

fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// What is there is looked at before it is opened, because to open a device can do something, and again after it,
/// because another program may have put something else there.
fn read_entry(dir: &Dir, name: &str) -> io::Result<Entry> {
    let Some(found) = if_there(dir.symlink_metadata(name))? else {
        return Ok(Entry::Absent);
    };
    if found.is_dir() {
        return Ok(Entry::Folder);
    }
    if !found.is_file() {
        return Ok(Entry::Other);
    }
    let mut options = OpenOptions::new();
    options.read(true).follow(FollowSymlinks::No).nonblock(true);
    let file = dir.open_with(name, &options)?;
    let found = file.metadata()?;
    if !found.is_file() {
        return Ok(Entry::Other);
    }
    if found.len() > LARGEST {
        return Ok(Entry::Large);
    }
    let mut contents = Vec::new();
    file.take(LARGEST).read_to_end(&mut contents)?;
    Ok(Entry::File(contents))
}

/// Writes a new file, with the permissions that the process gives unless there is a mode.
fn write_new(dir: &Dir, name: &str, contents: &[u8], mode: Option<u32>) -> io::Result<File> {
    let mut file = dir.open_with(name, &rights::new_file(mode))?.into_std();
    file.write_all(contents)?;
    if let Some(mode) = mode {
        rights::set(&file, mode)?;
    }
    Ok(file)
}

/// Turns the error of what is not there into nothing.
pub fn if_there<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        found => found.map(Some),
    }
}

/// Ignores that a file system cannot wait until something is on disk, as many shares cannot.
pub fn synced(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::InvalidInput | ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        result => result,
    }
}
