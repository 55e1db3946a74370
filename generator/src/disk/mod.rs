//! Writes new projects. A new folder holds a whole project or does not exist; in an existing one nothing is replaced.

pub mod temporary;

mod add;
mod interrupt;
mod target;

use std::io;
use std::path::{Path, PathBuf};

use cap_fs_ext::DirExt;
use cap_std::fs::Dir;

use crate::error::{Context, Error, Result};
use crate::plan::File;
use crate::system::folder::Folder;
use crate::system::rights;
pub use add::add;
use interrupt::Watch;
pub use target::{check_free, missing, resolve};
use temporary::Temporary;

/// Writes the files below `target`, a resolved path at which nothing or an empty folder is.
///
/// They are written into a temporary folder beside it and put in place by one rename. Where that cannot be, they are
/// added to the empty folder one by one.
pub fn create(files: &[File], target: &Path) -> Result<()> {
    temporary::clean();
    check_free(target)?;
    let watch = Watch::start()?;
    if is_in_use(target) {
        return add::fill(files, target, &watch);
    }
    let anchor = Folder::open(existing_ancestor(target))?;
    let below = target
        .strip_prefix(&anchor.path)
        .expect("an ancestor is above");
    let temporary = Temporary::new(&anchor);
    match anchor.create_folder(&temporary.name, Some(0o700)) {
        Err(_) if target.is_dir() => return add::fill(files, target, &watch),
        // The user knows the path of the folder, and not the name of ours.
        Err(Error::Io { source, .. }) => {
            return Err(source).context("create a folder in", &anchor.path);
        }
        created => created?,
    }
    let stage = anchor.below(&temporary.name)?;
    stage
        .dir
        .create_dir_all(below)
        .context("create the folder", target)?;
    let project = Folder {
        dir: stage.dir.open_dir(below).context("open", target)?,
        path: target.to_owned(),
    };
    write(files, &project, &watch)?;
    if target.is_dir() && !can_replace(target, &project) {
        return add::fill(files, target, &watch);
    }
    // Windows does not rename a folder that is open.
    drop(project);
    let landed = land(&stage.dir, &anchor.dir, below);
    if landed.is_err() {
        check_free(target)?;
    }
    landed.context("create", target)
}

/// Returns true if somebody may stand in the folder: then it must stay the same one.
fn is_in_use(target: &Path) -> bool {
    let here = std::env::current_dir().and_then(dunce::canonicalize);
    here.is_ok_and(|here| here.starts_with(target))
}

/// Returns the deepest folder above the target that exists.
fn existing_ancestor(target: &Path) -> &Path {
    let mut ancestors = target.ancestors().skip(1);
    let existing = ancestors.find(|ancestor| ancestor.is_dir());
    existing.expect("the root of an absolute path exists")
}

/// Writes the files into a folder that nobody else looks into.
fn write(files: &[File], project: &Folder, watch: &Watch) -> Result<()> {
    let mut created = "";
    for file in files {
        watch.check()?;
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        // The files are sorted: the next one is mostly in the same folder.
        if folder != created {
            let path = project.path.join(folder);
            project
                .dir
                .create_dir_all(folder)
                .context("create the folder", &path)?;
            created = folder;
        }
        project.create(&file.path, &file.contents, None)?;
    }
    watch.check()
}

/// Returns true if the new folder can take the place of the old one, unseen.
fn can_replace(target: &Path, project: &Folder) -> bool {
    let is_alike = || -> io::Result<bool> {
        let old = Dir::open_ambient_dir(target, cap_std::ambient_authority())?;
        let is_empty = old.entries()?.next().is_none();
        Ok(is_empty && rights::is_alike(&project.dir.dir_metadata()?, &old.dir_metadata()?))
    };
    is_alike().unwrap_or(false)
}

/// Moves the first folder on the way to the project that is not there yet. A folder that is renamed replaces an
/// empty folder at most. Another run may create folders on the way at the same time.
fn land(stage: &Dir, anchor: &Dir, below: &Path) -> io::Result<()> {
    let mut to = anchor.try_clone()?;
    let mut from = PathBuf::new();
    for part in below {
        from.push(part);
        let Err(error) = stage.rename(&from, &to, part) else {
            return Ok(());
        };
        if from == below {
            return Err(error);
        }
        to = to.open_dir_nofollow(part).map_err(|_| error)?;
    }
    Ok(())
}
