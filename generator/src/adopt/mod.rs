//! Adds a Rust module to a Python package that exists. The package is built in a copy before and after;
//! what would lose something is refused.

pub mod archive;
pub mod cli;
pub mod compare;
pub mod metadata;
pub mod problem;
pub mod pyproject;
pub mod requirement;
pub mod strategy;

mod checklist;
mod convert;
mod facts;
mod files;
mod hatch;
mod layout;
mod maturin;
pub mod owned;
mod plan;
mod port;
mod project;
mod record;
mod report;
mod separate;
mod setuptools;
mod shape;
mod tools;
mod trial;
mod undo;
mod unverified;
mod uv;
mod verify;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::error::{Error, Result};
use crate::system::folder::{Entry, Folder};
use crate::system::state;
use crate::update::journal::{Direction, Journals};
use crate::update::merge::{Change, Merge};
use crate::update::{self, worktree};
use crate::{answers_file, prompt, quote};
use problem::Problem;
use project::Project;
use pyproject::Pyproject;
use strategy::Wanted;

/// The oldest Python that the PyO3 of our files supports.
const OLDEST_PYTHON: (u32, u32) = (3, 9);

/// What was asked for on the command line.
#[derive(Debug)]
pub struct Options {
    pub path: PathBuf,
    pub package: Option<String>,
    pub module: Option<String>,
    pub backend: Wanted,
    pub rust_dir: Option<String>,
    /// Functions to port, each as `MODULE:FUNCTION`.
    pub ports: Vec<String>,
    /// Whether the package is built before and after.
    pub verify: bool,
    pub dry_run: bool,
    pub diff: bool,
    pub abort: bool,
    pub yes: bool,
    pub quiet: bool,
}

/// Returns true if a folder holds a Python package that is not of our template.
pub fn is_package(path: &Path) -> Result<bool> {
    if !path.is_dir() {
        return Ok(false);
    }
    let folder = worktree::at(path)?;
    let has = |name: &str| Ok::<_, Error>(folder.entry(name)? != Entry::Absent);
    if has(answers_file::PATH)? {
        return Ok(false);
    }
    if has("setup.py")? || has("setup.cfg")? {
        return Ok(true);
    }
    let Entry::File(text) = folder.entry(pyproject::PATH)? else {
        return Ok(false);
    };
    // A killed `--merge` may have left ours.
    let pyproject = Pyproject::parse(&String::from_utf8_lossy(&text)).unwrap_or_default();
    Ok(pyproject.text("build-system.build-backend") != Some("maturin"))
}

pub fn run(options: &Options) -> Result<ExitCode> {
    let folder = worktree::at(&options.path)?;
    check_uninterrupted(&folder, options)?;
    if options.abort {
        return undo(folder, options);
    }
    let project = Project::read(&folder)?;
    strategy::check(&project.pyproject)?;
    if !options.dry_run {
        project.check_committed()?;
    }
    let adoption = if options.verify {
        agree(options, &folder)?;
        verify::adoption(&project, options)?
    } else {
        unverified::adoption(&project, options)?
    };
    if options.dry_run {
        report::preview(&adoption, options.diff)?;
        return Ok(ExitCode::SUCCESS);
    }
    write(&adoption.changes, worktree::at(&options.path)?)?;
    if !options.quiet {
        let remaining = checklist::remaining(&project, &adoption.shape, options.verify)?;
        report::adopted(&adoption, &remaining)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// An interrupted adoption or update is continued or undone first.
fn check_uninterrupted(folder: &Folder, options: &Options) -> Result<()> {
    let journals = Journals::open(&state::open()?)?;
    if !journals.is_interrupted(&folder.path)? {
        return Ok(());
    }
    let (path, given) = (
        folder.path.clone(),
        format!(" {}", quote::path(&options.path)),
    );
    Err(update::problem::Problem::Interrupted { path, given }.into())
}

/// Writes the changes, so that they can be continued or undone if this is interrupted.
fn write(changes: &[Change], folder: Folder) -> Result<()> {
    let merge = Merge {
        changes: changes.to_vec(),
        ..Merge::default()
    };
    let journals = Journals::open(&state::open()?)?;
    update::carry_out(&merge, folder, &journals)?;
    Ok(())
}

/// Undoes an adoption that is done.
fn undo(folder: Folder, options: &Options) -> Result<ExitCode> {
    if folder.entry(record::PATH)? == Entry::Absent {
        let path = folder.path;
        return Err(Problem::NotAdopted { path }.into());
    }
    let record = owned::read(&folder)?;
    let (changes, emptied) = undo::changes(&folder, &record)?;
    let journals = Journals::open(&state::open()?)?;
    let journal = journals.begin(folder, &changes, &emptied, Vec::new())?;
    journal.carry_out(Direction::Forward)?;
    if !options.quiet {
        report::undone()?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Says that code of the package is going to run, and asks whether it may.
fn agree(options: &Options, disk: &Folder) -> Result<()> {
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
