//! Refuses to add a project to a folder in which another package is.

use std::path::Path;

use crate::answers::{Answers, file};
use crate::error::{Error, Result};
use crate::plan::File;
use crate::system::folder::{Entry, Folder};
use crate::template::ANSWERS_FILE;

/// Refuses a folder whose package could not be built together with `files`, all of a project.
///
/// What is as in `files` is from a run that was ended, and what has our answers file is a project of ours.
pub fn check_no_other_package(files: &[File], answers: &Answers, target: &Path) -> Result<()> {
    let folder = Folder::open(target)?;
    if is_ours(&folder)? {
        return Ok(());
    }
    let mut in_the_way = Vec::new();
    for path in of_packages(&answers.module_name()) {
        let expected = files.iter().find(|file| file.path == path);
        let is_expected = match folder.entry(&path)? {
            Entry::Absent | Entry::Blocked { .. } => true,
            Entry::File(found) => expected.is_some_and(|file| *file.contents == *found),
            _ => false,
        };
        if !is_expected {
            in_the_way.push(path);
        }
    }
    if in_the_way.is_empty() {
        return Ok(());
    }
    Err(Error::OtherPackage {
        path: target.to_owned(),
        in_the_way,
    })
}

fn is_ours(folder: &Folder) -> Result<bool> {
    Ok(match folder.entry(ANSWERS_FILE)? {
        Entry::File(text) => file::read(&String::from_utf8_lossy(&text)).is_ok(),
        _ => false,
    })
}

/// What makes a folder a package.
fn of_packages(module: &str) -> [String; 7] {
    [
        "pyproject.toml".to_owned(),
        "setup.py".to_owned(),
        "setup.cfg".to_owned(),
        "Cargo.toml".to_owned(),
        format!("{module}/__init__.py"),
        format!("src/{module}/__init__.py"),
        format!("python/{module}/__init__.py"),
    ]
}
