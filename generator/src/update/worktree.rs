//! The project on disk, as it is read: links are never followed.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::merge::{Change, Entry, Project};
use super::problem::Problem;
use super::three_way::same_but_for_line_ends;
use crate::error::{Context, Result};
use crate::git;

/// How the folders are called that hold files as they were before an update, where no commit does.
pub const BACKUP: &str = ".create-pyo3-backup";

/// A project in a folder.
#[derive(Debug)]
pub struct Disk {
    pub root: PathBuf,
}

impl Disk {
    pub fn at(path: &Path) -> Result<Self> {
        let root = dunce::canonicalize(path).context("find", path)?;
        Ok(Self { root })
    }

    /// The nearest project around us, from the current folder upwards.
    pub fn around(is_project: impl Fn(&Path) -> bool) -> Result<Self> {
        let here = Self::at(Path::new("."))?.root;
        let root = here.ancestors().find(|root| is_project(root));
        match root.map(Path::to_owned) {
            Some(root) => Ok(Self { root }),
            None => Err(Problem::NotInProject { path: here }.into()),
        }
    }

    /// The paths to be written or deleted that are neither absent nor as they were committed last, or
    /// nothing where there is no repository to say so.
    pub fn uncommitted(&self, changes: &[Change]) -> Option<Vec<String>> {
        let present = changes
            .iter()
            .filter_map(|change| Some((change.path.as_str(), change.before.as_ref()?)));
        let (paths, contents): (Vec<_>, Vec<_>) = present.unzip();
        let committed = git::committed(&self.root, &paths)?;
        let pairs = paths.iter().zip(contents).zip(committed);
        // A checkout may have converted the line ends.
        let differs = pairs.filter(|((_, now), committed)| {
            let same = |committed: &Vec<u8>| same_but_for_line_ends(now, committed);
            !committed.as_ref().is_some_and(same)
        });
        Some(differs.map(|((path, _), _)| (*path).to_owned()).collect())
    }

    /// What takes back an update that has ended, a line each.
    pub fn way_back(&self) -> Result<String> {
        let mut backups = self.names("")?;
        backups.retain(|name| name.starts_with(BACKUP));
        backups.sort();
        let mut ways = String::new();
        if git::is_inside_repository(&self.root) {
            ways += "\nTo take back one that has ended, `git restore .` makes every file what it was when it was committed last, and `git status` names the new ones";
        }
        if !backups.is_empty() {
            let folders: Vec<_> = backups.iter().map(|it| format!("{it}/files")).collect();
            ways += &format!(
                "\nThe files as they were before one that has ended are in {}; copy them back",
                folders.join(", ")
            );
        }
        Ok(ways)
    }
}

impl Project for Disk {
    fn entry(&self, path: &str) -> Result<Entry> {
        let above = path.match_indices('/').map(|(end, _)| &path[..end]);
        for folder in above {
            let on_disk = self.root.join(folder);
            match fs::symlink_metadata(&on_disk) {
                Ok(found) if found.is_dir() => {}
                Ok(_) => {
                    let by = folder.to_owned();
                    return Ok(Entry::Blocked { by });
                }
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Entry::Absent),
                Err(source) => return Err(source).context("look at", &on_disk),
            }
        }
        let on_disk = self.root.join(path);
        match fs::symlink_metadata(&on_disk) {
            Ok(found) if found.is_file() => {
                Ok(Entry::File(fs::read(&on_disk).context("read", &on_disk)?))
            }
            Ok(found) if found.is_dir() => Ok(Entry::Folder),
            Ok(_) => Ok(Entry::Other),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Entry::Absent),
            Err(source) => Err(source).context("look at", &on_disk),
        }
    }

    fn names(&self, folder: &str) -> Result<Vec<String>> {
        let on_disk = self.root.join(folder);
        let entries = fs::read_dir(&on_disk).context("read the folder", &on_disk)?;
        let name = |entry: std::io::Result<fs::DirEntry>| {
            Ok(entry
                .context("read the folder", &on_disk)?
                .file_name()
                .to_string_lossy()
                .into_owned())
        };
        entries.map(name).collect()
    }
}
