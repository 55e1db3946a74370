//! Where a project goes.

use std::path::PathBuf;

use super::package;
use crate::answers::Answers;
use crate::disk;
use crate::error::Result;
use crate::plan::File;

pub struct Destination {
    /// The path as the user gave it.
    pub given: PathBuf,
    /// The same without links and `..`.
    pub resolved: PathBuf,
    /// Whether files are there that stay.
    pub is_merge: bool,
}

impl Destination {
    /// Refuses a path at which no project can be created.
    pub fn at(given: PathBuf, merge: bool) -> Result<Self> {
        let resolved = disk::resolve(&given)?;
        let is_merge = merge && resolved.is_dir();
        if !is_merge {
            disk::check_free(&resolved)?;
        }
        Ok(Self {
            given,
            resolved,
            is_merge,
        })
    }

    /// Returns the files that are not there yet.
    pub fn missing(&self, files: Vec<File>, answers: &Answers) -> Result<Vec<File>> {
        if !self.is_merge {
            return Ok(files);
        }
        package::check_no_other_package(&files, answers, &self.resolved)?;
        disk::missing(files, &self.resolved)
    }

    pub fn write(&self, files: &[File]) -> Result<()> {
        if self.is_merge {
            disk::add(files, &self.resolved)
        } else {
            disk::create(files, &self.resolved)
        }
    }
}
