//! The only module that writes the project: everything or nothing.

mod place;
mod stage;
mod target;

use std::fs;
use std::path::Path;

use crate::error::{Context, Error, Result};
use crate::interrupt::Watch;
use crate::plan::File;
use stage::{Kind, Stage};
pub use target::{check_free, missing, resolve};

/// Removes what a run that was killed has left at the target.
pub fn clear(target: &Path) {
    stage::clear(target);
}

/// Writes the files below `target`, a resolved path at which nothing or an empty folder is.
///
/// They are written into a temporary folder beside it and put in place by one rename, so that a run
/// that fails or is killed leaves no half of a project where it was asked for.
pub fn create(files: &[File], target: &Path) -> Result<()> {
    check_free(target)?;
    let watch = Watch::start()?;
    if is_in_use(target) {
        return fill(files, target, &watch);
    }
    let anchor = anchor(target);
    let stage = match Stage::new_in(anchor, Kind::Folder) {
        Err(_) if target.is_dir() => return fill(files, target, &watch),
        stage => stage?,
    };
    let root = stage.root();
    let staged = root.join(below(target, anchor));
    stage.write(files, &staged, &watch)?;
    if target.is_dir() && !is_alike(&staged, target) {
        return fill(files, target, &watch);
    }
    land(&root, anchor, target)
}

/// Adds the files to `target`, an existing folder in which none of them is: all or none.
pub fn add(files: &[File], target: &Path) -> Result<()> {
    fill(files, target, &Watch::start()?).map_err(|error| match error {
        Error::Occupied { path, entries } => Error::Appeared { path, entries },
        error => error,
    })
}

fn fill(files: &[File], target: &Path, watch: &Watch) -> Result<()> {
    let stage = Stage::new_in(target, Kind::Entries)?;
    stage.write(files, &stage.root(), watch)?;
    stage.seal()?;
    place::place(files, &stage, target, watch)
}

/// Whether somebody may stand in the folder: it must stay the same one.
fn is_in_use(target: &Path) -> bool {
    let here = std::env::current_dir().and_then(dunce::canonicalize);
    here.is_ok_and(|here| here.starts_with(target))
}

/// Whether the new folder can stand for the empty one: of the same owner, with the same rights, on the same disk.
#[cfg(unix)]
fn is_alike(new: &Path, old: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let facts = |path| {
        let found = fs::metadata(path).ok()?;
        Some((found.uid(), found.gid(), found.mode(), found.dev()))
    };
    facts(new).is_some_and(|new| Some(new) == facts(old))
}

/// Windows has no rename onto a folder.
#[cfg(not(unix))]
fn is_alike(_new: &Path, _old: &Path) -> bool {
    false
}

/// The deepest folder above the target that exists.
fn anchor(target: &Path) -> &Path {
    target
        .ancestors()
        .skip(1)
        .find(|ancestor| ancestor.is_dir())
        .expect("the root of an absolute path exists")
}

fn below<'a>(target: &'a Path, anchor: &Path) -> &'a Path {
    target
        .strip_prefix(anchor)
        .expect("an anchor is an ancestor")
}

/// Puts the project in its place. A folder that is renamed takes the place of nothing but an empty folder.
///
/// Another run may make the folders on the way to the target meanwhile: then this one lands below them.
fn land(root: &Path, staged_below: &Path, target: &Path) -> Result<()> {
    loop {
        let anchor = anchor(target);
        let first = below(target, anchor).components().next();
        let landing = anchor.join(first.expect("a folder is not its own anchor"));
        let Err(error) = fs::rename(root.join(below(&landing, staged_below)), &landing) else {
            return Ok(());
        };
        if landing == target || !landing.is_dir() {
            check_free(target)?;
            return Err(error).context("create", &landing);
        }
    }
}
