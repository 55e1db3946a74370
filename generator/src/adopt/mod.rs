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

mod convert;
mod facts;
mod files;
mod hatch;
mod layout;
mod maturin;
pub mod owned;
mod plan;
mod project;
mod record;
mod report;
mod separate;
mod setuptools;
mod shape;
mod tools;
mod trial;
mod undo;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use crate::error::{Context, Error, Result};
use crate::lock::Lock;
use crate::update::journal::{Direction, Journal};
use crate::update::merge::{Entry, Merge, Project as _};
use crate::update::worktree::Disk;
use crate::update::{self, journal, problem::Problem as Unready};
use crate::{prompt, quote};
use problem::Problem;
use project::Project;
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
    pub dry_run: bool,
    pub diff: bool,
    pub abort: bool,
    pub yes: bool,
    pub quiet: bool,
}

pub fn run(options: &Options) -> Result<ExitCode> {
    let disk = Disk::at(&options.path)?;
    if options.abort {
        return abort(disk, options);
    }
    let project = Project::read(&disk)?;
    strategy::check(&project.pyproject)?;
    if !options.dry_run {
        project.check_committed()?;
    }
    agree(options, &disk)?;
    let adoption = verify::adoption(&project, options)?;
    if options.dry_run {
        report::preview(&adoption, options.diff)?;
        return Ok(ExitCode::SUCCESS);
    }
    let merge = Merge {
        changes: adoption.changes.clone(),
        ..Merge::default()
    };
    let _turn = turn(&disk)?;
    update::carry_out(&merge, Disk::at(&options.path)?)?;
    if !options.quiet {
        report::adopted(&adoption)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Takes an adoption back, be it done or interrupted.
fn abort(disk: Disk, options: &Options) -> Result<ExitCode> {
    let _turn = turn(&disk)?;
    if journal::is_interrupted(&disk.root) {
        Journal::open(disk, Direction::Back)?.carry_out(Direction::Back)?;
    } else if disk.entry(record::PATH)? == Entry::Absent {
        let path = disk.root;
        return Err(Problem::NotAdopted { path }.into());
    } else {
        let record = owned::read(&disk)?;
        let (changes, emptied) = undo::changes(&disk, &record)?;
        let journal = Journal::begin(disk, &changes, &emptied, Vec::new())?;
        journal.carry_out(Direction::Forward)?;
    }
    if !options.quiet {
        report::undone()?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Says that code of the package is going to run, and asks whether it may.
fn agree(options: &Options, disk: &Disk) -> Result<()> {
    if options.yes {
        return Ok(());
    }
    let path = disk.root.clone();
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

/// Keeps every update of this project out while we write.
fn turn(disk: &Disk) -> Result<Lock> {
    let path = disk.root.join(journal::LOCK);
    let taken = Lock::take(&path).context("lock", &path)?;
    taken.ok_or_else(|| {
        let path = disk.root.clone();
        Unready::Running { path }.into()
    })
}
