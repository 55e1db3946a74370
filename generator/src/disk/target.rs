//! What is at the path that a project is to be written to.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::error::{Context, Error, Result};
use crate::plan::File;
use crate::system::folder::{Entry, Folder};
use crate::template::ANSWERS_FILE;

/// How many of the files in the way an error names.
const NAMED: usize = 5;

/// Files that only a Python package has.
const PACKAGE: [&str; 3] = ["pyproject.toml", "setup.cfg", "setup.py"];

/// What may be in an empty folder: a repository without files, and what Finder leaves in each folder that it shows.
const NOTHING: &[&str] = &[".git", ".DS_Store"];

/// The absolute path without links and `..`: what stands around it is then what is above it.
pub fn resolve(path: &Path) -> Result<PathBuf> {
    let absolute = std::path::absolute(path).context("find", path)?;
    let mut missing = Vec::new();
    for ancestor in absolute.ancestors() {
        if let Ok(existing) = dunce::canonicalize(ancestor) {
            return Ok(missing
                .iter()
                .rev()
                .fold(existing, |path, name| path.join(name)));
        }
        // `..` behind a folder that does not exist leads nowhere.
        let name = ancestor
            .file_name()
            .ok_or_else(|| std::io::Error::from(ErrorKind::NotFound));
        missing.push(name.context("find", ancestor)?);
    }
    Err(std::io::Error::from(ErrorKind::NotFound)).context("find", path)
}

/// Refuses a target that holds something, or that is something else than a folder.
pub fn check_free(target: &Path) -> Result<()> {
    let entries = match fs::read_dir(target) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound && !obstacle(target).is_symlink() => {
            return Ok(());
        }
        Err(error) if matches!(error.kind(), ErrorKind::NotADirectory | ErrorKind::NotFound) => {
            return Err(Error::NotAFolder {
                path: obstacle(target).to_owned(),
            });
        }
        Err(source) => return Err(source).context("read the folder", target),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.context("read the folder", target)?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.retain(|name| !NOTHING.contains(&name.as_str()));
    if names.is_empty() {
        return Ok(());
    }
    let has = |wanted: &[&str]| names.iter().any(|name| wanted.contains(&name.as_str()));
    let is_package = has(&PACKAGE) && !has(&[ANSWERS_FILE]);
    names.sort();
    let more = names.len().saturating_sub(NAMED);
    if more > 0 {
        names.truncate(NAMED);
        names.push(format!("and {more} more"));
    }
    Err(Error::Occupied {
        path: target.to_owned(),
        entries: names,
        is_package,
    })
}

/// What is there of the path, as far as it leads.
fn obstacle(target: &Path) -> &Path {
    let mut ancestors = target.ancestors();
    ancestors
        .find(|ancestor| ancestor.symlink_metadata().is_ok())
        .unwrap_or(target)
}

/// Returns the files that are not in `target`, an existing folder. No link is followed on the way to one.
pub fn missing(files: Vec<File>, target: &Path) -> Result<Vec<File>> {
    let folder = Folder::open(target)?;
    let mut missing = Vec::new();
    for file in files {
        match folder.entry(&file.path)? {
            Entry::Absent => missing.push(file),
            Entry::Blocked { by } => {
                let path = target.join(by);
                return Err(Error::NotAFolder { path });
            }
            _ => {}
        }
    }
    Ok(missing)
}
