//! Carries an update out so that it can be gone on with or taken back, whenever it is interrupted.
//!
//! All that is to be done, with every byte before and after, is written to a folder of the project
//! first; renaming that folder to its name is what begins the update, and away from it what ends it.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::merge::{Change, Entry, Project};
use super::operations::{Kept, List, Operation, read};
use super::problem::Problem;
use super::worktree::Disk;
use crate::error::{Context, Error, Result};

/// The name of the lock that only one update of a project has at a time.
pub const LOCK: &str = ".create-pyo3-update.lock";

const FOLDER: &str = ".create-pyo3-update";
const UNFINISHED: &str = ".create-pyo3-update.new";
const DONE: &str = ".create-pyo3-update.old";
const LIST: &str = "journal.toml";

/// An update that has begun.
#[derive(Debug)]
pub struct Journal {
    disk: Disk,
    operations: Vec<Operation>,
    /// What is to be settled by hand once the update is done, a line each.
    pub conflicts: Vec<String>,
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

/// Whether an update of this project was interrupted.
pub fn is_interrupted(root: &Path) -> bool {
    root.join(FOLDER).symlink_metadata().is_ok()
}

impl Journal {
    /// Writes down what is to be done; the update has begun once this returns.
    pub fn begin(
        disk: Disk,
        changes: &[Change],
        emptied: &[String],
        conflicts: Vec<String>,
    ) -> Result<Self> {
        clean(&disk.root)?;
        let list = write_down(&disk, changes, emptied, conflicts).inspect_err(|_| {
            // The error that made this necessary is the one to report, and the next run cleans again.
            let _ = clean(&disk.root);
        })?;
        let begun = disk.root.join(FOLDER);
        fs::rename(disk.root.join(UNFINISHED), &begun).context("create", &begun)?;
        sync(&disk.root)?;
        Ok(Self::of(disk, list))
    }

    fn of(disk: Disk, list: List) -> Self {
        Self {
            disk,
            operations: list.operations,
            conflicts: list.conflicts,
        }
    }

    /// The journal of an interrupted update.
    pub fn open(disk: Disk, direction: Direction) -> Result<Self> {
        clean(&disk.root)?;
        let folder = disk.root.join(FOLDER);
        let path = folder.join(LIST);
        if path.symlink_metadata().is_err() {
            let instead = match direction {
                Direction::Forward => String::new(),
                Direction::Back => disk.way_back()?,
            };
            let (action, path) = (direction.action(), disk.root);
            return Err(Problem::NotInterrupted {
                action,
                path,
                instead,
            }
            .into());
        }
        if folder.is_symlink() {
            let problem = "its folder is a link, and links are not followed".to_owned();
            return Err(Problem::Journal { path, problem }.into());
        }
        let text = own(&path)?;
        let list = read(&String::from_utf8_lossy(&text));
        let list = list.map_err(|problem| Problem::Journal { path, problem })?;
        Ok(Self::of(disk, list))
    }

    /// Does all of it, or takes all of it back; what is done already is left as it is.
    pub fn carry_out(&self, direction: Direction) -> Result<()> {
        match direction {
            Direction::Forward => self
                .operations
                .iter()
                .try_for_each(|it| self.step(it, direction)),
            Direction::Back => self
                .operations
                .iter()
                .rev()
                .try_for_each(|it| self.step(it, direction)),
        }?;
        self.end()
    }

    fn step(&self, operation: &Operation, direction: Direction) -> Result<()> {
        let forward = direction == Direction::Forward;
        match operation {
            Operation::File {
                path,
                before,
                after,
            } if forward => self.turn(path, before, after, direction),
            Operation::File {
                path,
                before,
                after,
            } => self.turn(path, after, before, direction),
            Operation::MakeFolder { path } if forward => self.make_folder(path, None, direction),
            Operation::MakeFolder { path } => self.remove_folder(path),
            Operation::RemoveFolder { path, .. } if forward => self.remove_folder(path),
            Operation::RemoveFolder { path, mode } => self.make_folder(path, *mode, direction),
        }
    }

    /// Makes the path hold `to`, if it holds `from` or `to`.
    fn turn(
        &self,
        path: &str,
        from: &Option<Kept>,
        to: &Option<Kept>,
        direction: Direction,
    ) -> Result<()> {
        let now = self.disk.entry(path)?;
        if self.is(&now, to, path)? {
            return Ok(());
        }
        if !self.is(&now, from, path)? {
            return Err(self.touched(path, direction));
        }
        let target = self.disk.root.join(path);
        let Some(kept) = to else {
            return fs::remove_file(&target).context("delete", &target);
        };
        let staged = self.disk.root.join(FOLDER).join("staged");
        remove_if_there(fs::remove_file(&staged)).context("delete", &staged)?;
        keep(&staged, &self.contents(kept)?, kept.mode)?;
        fs::rename(&staged, &target).context("write", &target)
    }

    fn is(&self, entry: &Entry, kept: &Option<Kept>, path: &str) -> Result<bool> {
        Ok(match (entry, kept) {
            (Entry::File(now), Some(kept)) => *now == self.contents(kept)?,
            // What takes the place of a file, or of a folder above it, comes later in the list.
            (Entry::Absent | Entry::Blocked { .. }, None) => true,
            (Entry::Folder, None) => self.operations.iter().any(|operation| match operation {
                Operation::MakeFolder { path: it } | Operation::RemoveFolder { path: it, .. } => {
                    it == path
                }
                Operation::File { .. } => false,
            }),
            _ => false,
        })
    }

    fn contents(&self, kept: &Kept) -> Result<Vec<u8>> {
        own(&self.disk.root.join(FOLDER).join(&kept.name))
    }

    fn make_folder(&self, path: &str, mode: Option<u32>, direction: Direction) -> Result<()> {
        let folder = self.disk.root.join(path);
        match self.disk.entry(path)? {
            Entry::Folder => Ok(()),
            Entry::Absent => {
                fs::create_dir(&folder).context("create the folder", &folder)?;
                set_mode(&folder, mode)
            }
            _ => Err(self.touched(path, direction)),
        }
    }

    fn remove_folder(&self, path: &str) -> Result<()> {
        if self.disk.entry(path)? == Entry::Folder {
            // One that holds something of the user's stays, and on Windows one that a shell stands in.
            let _ = fs::remove_dir(self.disk.root.join(path));
        }
        Ok(())
    }

    fn touched(&self, path: &str, direction: Direction) -> Error {
        let (path, action) = (path.to_owned(), direction.action());
        Problem::Touched { path, action }.into()
    }

    fn end(&self) -> Result<()> {
        let root = &self.disk.root;
        let paths = self.operations.iter().map(Operation::path);
        let folders: BTreeSet<_> = paths.map(|path| Path::new(path).parent()).collect();
        let folders = folders.into_iter().flatten().map(|it| root.join(it));
        for folder in folders.filter(|folder| folder.is_dir()) {
            sync(&folder)?;
        }
        let (begun, done) = (root.join(FOLDER), root.join(DONE));
        fs::rename(&begun, &done).context("delete", &begun)?;
        clean(root)
    }
}

/// Reads what the journal has kept, and nothing elsewhere: the journal may have come with the project.
fn own(path: &Path) -> Result<Vec<u8>> {
    let found = fs::symlink_metadata(path).context("look at", path)?;
    if !found.is_file() {
        let problem = "it is no file, and links are not followed".to_owned();
        let path = path.to_owned();
        return Err(Problem::Journal { path, problem }.into());
    }
    fs::read(path).context("read", path)
}

/// Fills the folder that becomes the journal.
fn write_down(
    disk: &Disk,
    changes: &[Change],
    emptied: &[String],
    conflicts: Vec<String>,
) -> Result<List> {
    let folder = disk.root.join(UNFINISHED);
    fs::create_dir(&folder).context("create the folder", &folder)?;
    let mut operations = Vec::new();
    for (index, change) in changes.iter().enumerate() {
        if change.after.is_none() {
            operations.push(record(disk, &folder, index, change)?);
        }
    }
    for path in emptied {
        let mode = mode(&disk.root.join(path))?;
        let path = path.clone();
        operations.push(Operation::RemoveFolder { path, mode });
    }
    for (index, change) in changes.iter().enumerate() {
        if change.after.is_some() {
            make_folders(disk, change, &mut operations)?;
            operations.push(record(disk, &folder, index, change)?);
        }
    }
    let list = List {
        conflicts,
        operations,
    };
    let text = toml_edit::ser::to_string_pretty(&list).expect("a list is TOML");
    keep(&folder.join(LIST), text.as_bytes(), None)?;
    sync(&folder)?;
    Ok(list)
}

/// Removes what a run has left that was interrupted before it began, or after it ended.
pub fn clean(root: &Path) -> Result<()> {
    for name in [UNFINISHED, DONE] {
        let folder = root.join(name);
        remove_if_there(fs::remove_dir_all(&folder)).context("delete", &folder)?;
    }
    Ok(())
}

fn remove_if_there(removed: std::io::Result<()>) -> std::io::Result<()> {
    match removed {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

/// Keeps the contents of a change in the journal's folder.
fn record(disk: &Disk, folder: &Path, index: usize, change: &Change) -> Result<Operation> {
    let path = disk.root.join(&change.path);
    let mode = match change.before {
        Some(_) => mode(&path)?,
        None => None,
    };
    let kept = |name: String, contents: &Option<Vec<u8>>| -> Result<Option<Kept>> {
        let Some(contents) = contents else {
            return Ok(None);
        };
        keep(&folder.join(&name), contents, None)?;
        Ok(Some(Kept { name, mode }))
    };
    Ok(Operation::File {
        path: change.path.clone(),
        before: kept(format!("{index}.before"), &change.before)?,
        after: kept(format!("{index}.after"), &change.after)?,
    })
}

/// Lists the folders above a new file that will not be there yet.
fn make_folders(disk: &Disk, change: &Change, operations: &mut Vec<Operation>) -> Result<()> {
    let ends = change.path.match_indices('/').map(|(end, _)| end);
    for folder in ends.map(|end| &change.path[..end]) {
        let mut is_there = disk.entry(folder)? == Entry::Folder;
        for operation in operations.iter() {
            match operation {
                Operation::MakeFolder { path } if path == folder => is_there = true,
                Operation::RemoveFolder { path, .. } if path == folder => is_there = false,
                _ => {}
            }
        }
        if !is_there {
            let path = folder.to_owned();
            operations.push(Operation::MakeFolder { path });
        }
    }
    Ok(())
}

/// Writes a file and waits until it is on disk.
fn keep(path: &PathBuf, contents: &[u8], mode: Option<u32>) -> Result<()> {
    let mut file = File::create(path).context("write", path)?;
    file.write_all(contents).context("write", path)?;
    set_mode(path, mode)?;
    synced(file.sync_all()).context("write", path)
}

/// What shares often say, which cannot wait until something is on disk: then we do not, either.
fn synced(result: std::io::Result<()>) -> std::io::Result<()> {
    let cannot = [ErrorKind::InvalidInput, ErrorKind::Unsupported];
    match result {
        Err(error) if cannot.contains(&error.kind()) => Ok(()),
        result => result,
    }
}

#[cfg(unix)]
fn mode(path: &Path) -> Result<Option<u32>> {
    use std::os::unix::fs::PermissionsExt;
    let found = fs::symlink_metadata(path).context("look at", path)?;
    Ok(Some(found.permissions().mode() & 0o7777))
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: Option<u32>) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let Some(mode) = mode else {
        return Ok(());
    };
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).context("write", path)
}

/// Waits until the names in a folder are on disk.
#[cfg(unix)]
fn sync(folder: &Path) -> Result<()> {
    let opened = File::open(folder);
    synced(opened.and_then(|folder| folder.sync_all())).context("write", folder)
}

#[cfg(not(unix))]
fn mode(_: &Path) -> Result<Option<u32>> {
    Ok(None)
}

#[cfg(not(unix))]
fn set_mode(_: &Path, _: Option<u32>) -> Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn sync(_: &Path) -> Result<()> {
    Ok(())
}
