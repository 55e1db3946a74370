//! The only module that writes the project: everything or nothing.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::error::{Context, Error, Result};
use crate::plan::File;

/// How many of the files in the way an error names.
const NAMED: usize = 5;

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
    if names.is_empty() {
        return Ok(());
    }
    names.sort();
    if names.len() > NAMED {
        names.truncate(NAMED);
        names.push("…".to_owned());
    }
    Err(Error::Occupied {
        path: target.to_owned(),
        entries: names,
    })
}

/// What is there of the path, as far as it leads.
fn obstacle(target: &Path) -> &Path {
    let mut ancestors = target.ancestors();
    ancestors
        .find(|ancestor| ancestor.symlink_metadata().is_ok())
        .unwrap_or(target)
}

/// Writes the files below `target`, a resolved path.
///
/// They are written into a temporary folder beside it and put in place by one rename, so that a run
/// that fails or is killed leaves no half of a project where it was asked for.
pub fn write(files: &[File], target: &Path) -> Result<()> {
    check_free(target)?;
    if is_in_use(target) {
        let stage = stage_in(target)?;
        write_files(files, stage.path())?;
        return move_entries(stage.path(), target);
    }
    let (anchor, missing) = split_at_anchor(target);
    let stage = stage_in(anchor)?;
    let root = stage.path().join("project");
    let below = missing.components().skip(1).collect::<PathBuf>();
    write_files(files, &root.join(below))?;
    let first = missing
        .components()
        .next()
        .expect("only a folder in use is its own anchor");
    let landing = anchor.join(first);
    fs::rename(&root, &landing).context("create", &landing)
}

/// Whether the target is an empty folder in which somebody may stand: it must stay the same folder,
/// so it is filled file by file. Windows cannot rename onto any folder.
fn is_in_use(target: &Path) -> bool {
    let here = std::env::current_dir().and_then(dunce::canonicalize);
    let is_here = here.is_ok_and(|here| here.starts_with(target));
    target.is_dir() && (is_here || cfg!(windows) || target.parent().is_none())
}

fn stage_in(folder: &Path) -> Result<tempfile::TempDir> {
    tempfile::Builder::new()
        .prefix(".create-pyo3-")
        .tempdir_in(folder)
        .context("create a folder in", folder)
}

/// The deepest folder above the target that exists, and what is to be made below it.
fn split_at_anchor(target: &Path) -> (&Path, &Path) {
    let anchor = target
        .ancestors()
        .skip(1)
        .find(|ancestor| ancestor.is_dir())
        .expect("the root of an absolute path exists");
    let missing = target
        .strip_prefix(anchor)
        .expect("an ancestor is a prefix");
    (anchor, missing)
}

fn write_files(files: &[File], root: &Path) -> Result<()> {
    for file in files {
        let path = root.join(&file.path);
        let folder = path.parent().expect("a file has a folder");
        fs::create_dir_all(folder).context("create the folder", folder)?;
        fs::write(&path, &file.contents).context("write", &path)?;
    }
    Ok(())
}

/// Moves what is in `from` up into `to`, its own parent; after a failure everything is back.
fn move_entries(from: &Path, to: &Path) -> Result<()> {
    let mut moved = Vec::new();
    for entry in fs::read_dir(from).context("read the folder", from)? {
        let name = entry.context("read the folder", from)?.file_name();
        let (source, landing) = (from.join(&name), to.join(&name));
        if landing.exists() {
            put_back(&moved, from, to);
            return Err(Error::Occupied {
                path: to.to_owned(),
                entries: vec![name.to_string_lossy().into_owned()],
            });
        }
        if let Err(error) = fs::rename(&source, &landing) {
            put_back(&moved, from, to);
            return Err(error).context("create", &landing);
        }
        moved.push(name);
    }
    Ok(())
}

fn put_back(moved: &[std::ffi::OsString], from: &Path, to: &Path) {
    for name in moved {
        // The error that made this necessary is the one to report.
        let _ = fs::rename(to.join(name), from.join(name));
    }
}
