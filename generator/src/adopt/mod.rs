//! Adds a Rust module to a Python package that exists. The package is built in a copy before and after;
//! what would lose something is refused.

pub mod owned;
pub mod record;

mod adoption;
mod archive;
mod attempt;
mod checklist;
mod comments;
mod compare;
mod convert;
mod extend;
mod facts;
mod files;
mod hatch;
mod layout;
mod maturin;
mod metadata;
mod obstacle;
mod paths;
mod place;
mod plan;
mod port;
mod project;
mod pyproject;
mod report;
mod requirement;
mod separate;
mod setuptools;
mod shape;
mod strategy;
mod suite;
mod testpaths;
mod tools;
mod trial;
mod undo;
mod unverified;
mod uv;
mod verify;

use std::process::ExitCode;

use crate::disk::temporary;
use crate::error::adopt::Problem;
use crate::error::{Error, Result};
use crate::request::Adopt;
use crate::system::folder::Folder;
use crate::system::state;
use crate::terminal::prompt;
use crate::text::quote;
use crate::update::journal::Direction;
use crate::update::journals::Journals;
use crate::update::merge::{Change, Merge};
use crate::update::{self, worktree};
use project::Project;

pub fn run(options: &Adopt) -> Result<ExitCode> {
    let folder = worktree::at(&options.path)?;
    if options.abort {
        return undo(folder, options);
    }
    check_uninterrupted(&folder, options)?;
    if options.is_for_ports_alone() && owned::is_adopted(&folder)? {
        return extend(folder, options);
    }
    let project = Project::read(&folder)?;
    strategy::check(&project.pyproject)?;
    if !options.dry_run {
        project.check_committed()?;
    }
    let mut adoption = if options.verify {
        agree(options, &folder)?;
        verify::adoption(&project, options)?
    } else {
        unverified::adoption(&project, options)?
    };
    if options.dry_run {
        report::preview(&adoption, options)?;
        return Ok(ExitCode::SUCCESS);
    }
    adoption.backup = write(&adoption.merge, worktree::at(&options.path)?)?;
    let remaining = checklist::remaining(&project, &adoption)?;
    report::adopted(&adoption, &remaining, options)?;
    Ok(ExitCode::SUCCESS)
}

/// Returns what an adoption without a build would change.
pub fn changes(folder: &Folder, options: &Adopt) -> Result<Vec<Change>> {
    let project = Project::read(folder)?;
    strategy::check(&project.pyproject)?;
    Ok(unverified::adoption(&project, options)?.merge.changes)
}

/// Prepares more functions in a package that is adopted.
fn extend(folder: Folder, options: &Adopt) -> Result<ExitCode> {
    let record = owned::read(&folder)?;
    let project = Project::adopted(&folder);
    let mut adoption = extend::extension(&project, &record, &options.ports)?;
    if !options.dry_run {
        adoption.backup = write(&adoption.merge, worktree::at(&options.path)?)?;
    }
    report::extended(&adoption, &checklist::ports(&adoption.shape), options)?;
    Ok(ExitCode::SUCCESS)
}

/// An interrupted adoption or update is continued or undone first.
fn check_uninterrupted(folder: &Folder, options: &Adopt) -> Result<()> {
    let journals = Journals::open(&state::open()?)?;
    if !journals.is_interrupted(&folder.path)? {
        return Ok(());
    }
    let (path, given) = (
        folder.path.clone(),
        format!(" {}", quote::path(&options.path)),
    );
    Err(crate::error::update::Problem::Interrupted { path, given }.into())
}

/// Writes the changes, so that they can be continued or undone if this is interrupted.
fn write(merge: &Merge, folder: Folder) -> Result<Option<String>> {
    let journals = Journals::open(&state::open()?)?;
    update::carry_out(merge, folder, &journals)
}

/// Undoes an adoption, or what was interrupted.
fn undo(folder: Folder, options: &Adopt) -> Result<ExitCode> {
    let journals = Journals::open(&state::open()?)?;
    temporary::clean();
    if journals.is_interrupted(&folder.path)? {
        let journal = journals.resume(folder, Direction::Back)?;
        journal.carry_out(Direction::Back)?;
    } else {
        let record = owned::read(&folder)?;
        let (changes, emptied) = undo::changes(&folder, &record)?;
        let journal = journals.begin(folder, &changes, &emptied, Vec::new())?;
        journal.carry_out(Direction::Forward)?;
    }
    // An update or another --port may have been interrupted, in a package that was adopted before.
    let is_adopted = owned::is_adopted(&worktree::at(&options.path)?)?;
    report::undone(options, is_adopted)?;
    Ok(ExitCode::SUCCESS)
}

/// Says that code of the package is going to run, and asks whether it may.
fn agree(options: &Adopt, disk: &Folder) -> Result<()> {
    if options.yes {
        return Ok(());
    }
    let path = disk.path.clone();
    if !prompt::is_possible() {
        return Err(Problem::Unasked { path }.into());
    }
    let question = format!(
        "Build {} in a copy, before and after? That runs its own build code, and takes a minute.",
        quote::path(&path)
    );
    if prompt::confirm(&question)? {
        return Ok(());
    }
    Err(Error::Declined)
}
