//! A copy of the package in a temporary folder, in which everything is tried first.

use std::path::{Path, PathBuf};
use std::{fs, io};

use walkdir::{DirEntry, WalkDir};

use super::archive::{self, Files};
use super::tools;
use crate::error::{Context, Result};
use crate::system::git;
use crate::update::merge::Change;

pub struct Trial {
    folder: tempfile::TempDir,
    /// Where the copy is in the folder: as deep as the package is in its repository.
    project: PathBuf,
}

/// What a build gave.
#[derive(Debug, Default)]
pub struct Packed {
    pub wheel: Files,
    pub sdist: Files,
}

/// Folders that tools make and no package has.
const CACHES: &[&str] = &["__pycache__", ".tox", ".nox", "node_modules"];

impl Trial {
    pub fn of(project: &Path) -> Result<Self> {
        let temporary = std::env::temp_dir();
        let folder = tempfile::Builder::new()
            .prefix("create-pyo3-adopt-")
            .tempdir();
        let folder = folder.context("create a folder in", &temporary)?;
        let mut place = folder.path().join("copy");
        if let Some(repository) = git::repository(project) {
            let below = project.strip_prefix(repository).unwrap_or(Path::new(""));
            tools::share_repository(repository, &place, below);
            for part in below {
                place.push(part);
                remove_link(&place)?;
            }
        }
        if place.exists() && !place.join(".git").exists() {
            // It holds the last commit, not what is there now.
            fs::remove_dir_all(&place).context("delete", &place)?;
        }
        copy(project, &place)?;
        Ok(Self {
            folder,
            project: place,
        })
    }

    /// The copy.
    pub fn project(&self) -> &Path {
        &self.project
    }

    /// A folder for something else, which is made.
    pub fn beside(&self, name: &str) -> Result<PathBuf> {
        let folder = self.folder.path().join(name);
        fs::create_dir_all(&folder).context("create the folder", &folder)?;
        Ok(folder)
    }

    /// Edits the copy. Git sees no change there: a version that git knows stays what it was.
    pub fn apply(&self, changes: &[Change]) -> Result<()> {
        for change in changes {
            self.write(&change.path, change.after.as_deref().unwrap_or_default())?;
        }
        let edited = changes.iter().filter(|change| change.before.is_some());
        let edited: Vec<_> = edited.map(|change| change.path.as_str()).collect();
        tools::hide_from_git(&self.project, &edited);
        Ok(())
    }

    pub fn write(&self, path: impl AsRef<Path>, contents: &[u8]) -> Result<()> {
        let path = self.project().join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).context("create the folder", folder)?;
        }
        fs::write(&path, contents).context("write", &path)
    }

    /// Every file of the copy but git's own.
    pub fn files(&self) -> Result<Vec<String>> {
        let project = self.project();
        let mut files = Vec::new();
        for entry in walk(project, |it| it.file_name() != ".git")? {
            if !entry.file_type().is_dir() {
                let path = entry.path();
                let below = path.strip_prefix(project).unwrap_or(path);
                files.push(below.to_string_lossy().replace('\\', "/"));
            }
        }
        Ok(files)
    }

    pub fn read(&self, path: impl AsRef<Path>) -> Result<Vec<u8>> {
        let path = self.project().join(path);
        fs::read(&path).context("read", &path)
    }

    /// Reads what a build has put into a folder.
    pub fn packed(&self, folder: &Path) -> Result<Packed> {
        let mut packed = Packed::default();
        for entry in walk(folder, |_| true)? {
            let path = entry.path();
            let name = path.to_string_lossy();
            if !(name.ends_with(".whl") || name.ends_with(".tar.gz")) {
                continue;
            }
            let bytes = fs::read(path).context("read", path)?;
            if name.ends_with(".whl") {
                packed.wheel = archive::wheel(&bytes).context("read", path)?;
            } else {
                packed.sdist = archive::sdist(&bytes).context("read", path)?;
            }
        }
        Ok(packed)
    }
}

/// What is below a folder, without what is not wanted; a folder comes before what it holds.
fn walk(folder: &Path, is_wanted: impl FnMut(&DirEntry) -> bool) -> Result<Vec<DirEntry>> {
    let all = WalkDir::new(folder).min_depth(1).into_iter();
    let all: walkdir::Result<_> = all.filter_entry(is_wanted).collect();
    all.map_err(io::Error::from)
        .context("read the folder", folder)
}

/// The last commit can have a link where there is a folder now. What it leads to is not ours.
fn remove_link(path: &Path) -> Result<()> {
    if path.is_symlink() {
        fs::remove_file(path).context("delete", path)?;
    }
    Ok(())
}

/// Copies a folder without what former builds and other tools have left.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).context("create the folder", to)?;
    for entry in walk(from, |it| !is_left_over(it))? {
        let (path, kind) = (entry.path(), entry.file_type());
        let target = to.join(path.strip_prefix(from).unwrap_or(path));
        if kind.is_symlink() {
            copy_link(path, &target)?;
        } else if kind.is_dir() {
            fs::create_dir_all(&target).context("create the folder", &target)?;
        } else if kind.is_file() {
            fs::copy(path, &target).context("copy", path)?;
        }
    }
    Ok(())
}

fn is_left_over(entry: &DirEntry) -> bool {
    let (name, is_top) = (entry.file_name().to_string_lossy(), entry.depth() == 1);
    if is_top && name == ".git" {
        return true;
    }
    let has = |file: &str| entry.path().join(file).exists();
    let is_built = is_top && ["build", "dist"].contains(&&*name) && !has("__init__.py");
    let is_environment = has("pyvenv.cfg") || has("CACHEDIR.TAG");
    let is_made = CACHES.contains(&&*name) || name.ends_with(".egg-info");
    entry.file_type().is_dir() && (is_made || is_built || is_environment)
}

#[cfg(unix)]
fn copy_link(from: &Path, to: &Path) -> Result<()> {
    let leads_to = fs::read_link(from).context("read", from)?;
    std::os::unix::fs::symlink(leads_to, to).context("copy", from)
}

#[cfg(not(unix))]
fn copy_link(from: &Path, to: &Path) -> Result<()> {
    if from.is_file() {
        fs::copy(from, to).context("copy", from)?;
    }
    Ok(())
}
