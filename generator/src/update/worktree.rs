//! The project on disk: where it is, and what of it no commit has.

use std::path::Path;

use super::merge::{Change, Project};
use super::three_way::same_but_for_line_ends;
use crate::error::update::Problem;
use crate::error::{Context, Result};
use crate::system::folder::{Entry, Folder};
use crate::system::git;
use crate::system::rights;

/// How the folders are called that hold files as they were before an update, where no commit does.
pub const BACKUP: &str = ".create-pyo3-backup";

pub fn at(path: &Path) -> Result<Folder> {
    Folder::open(&dunce::canonicalize(path).context("find", path)?)
}

/// Opens the nearest project around us, from the current folder upwards. As for git, the search ends at a folder of
/// another user, who could have put a project there for us to find.
pub fn around(is_project: impl Fn(&Folder) -> Result<bool>) -> Result<Folder> {
    let here = at(Path::new("."))?.path;
    for path in here.ancestors() {
        let folder = Folder::open(path)?;
        let (is_project, is_own) = (is_project(&folder)?, rights::is_own_path(path));
        if is_project && is_own {
            return Ok(folder);
        }
        if is_project {
            let path = path.to_owned();
            return Err(Problem::Foreign { path }.into());
        }
        if !is_own {
            break;
        }
    }
    Err(Problem::NotInProject { path: here }.into())
}

/// Returns the paths to be written or deleted that are neither absent nor as they were committed last, or
/// nothing where there is no repository to say so.
pub fn uncommitted(project: &Folder, changes: &[Change]) -> Option<Vec<String>> {
    let present = changes
        .iter()
        .filter_map(|change| Some((change.path.as_str(), change.before.as_ref()?)));
    let (paths, contents): (Vec<_>, Vec<_>) = present.unzip();
    let committed = git::committed(&project.path, &paths)?;
    let mut uncommitted = Vec::new();
    for ((path, now), committed) in paths.iter().zip(contents).zip(committed) {
        // A checkout may have converted the line ends.
        if !committed.is_some_and(|committed| same_but_for_line_ends(now, &committed)) {
            uncommitted.push((*path).to_owned());
        }
    }
    Some(uncommitted)
}

/// Returns the ways to undo an update that has ended.
pub fn way_back(project: &Folder) -> Result<Vec<String>> {
    let mut backups = project.names("")?;
    backups.retain(|name| name.starts_with(BACKUP));
    backups.sort();
    let mut ways = Vec::new();
    if git::repository(&project.path).is_some() {
        ways.push(
            "undo one that has ended: `git restore .`, then delete the new files that `git status` names"
                .to_owned(),
        );
    }
    for backup in backups {
        ways.push(format!(
            "copy the files back that were there before it: `{backup}/files`"
        ));
    }
    Ok(ways)
}

impl Project for Folder {
    fn entry(&self, path: &str) -> Result<Entry> {
        Folder::entry(self, path)
    }

    fn names(&self, folder: &str) -> Result<Vec<String>> {
        Folder::names(self, folder)
    }
}
