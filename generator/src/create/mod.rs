//! Creates a project: request, answers, plan, disk. May use all folders but `update` and `cli`.

mod ask;
mod build;
mod destination;
mod package;
pub mod pyo3;
mod report;
mod surroundings;
pub mod workspace;

use crate::answers::Answers;
use crate::error::{Error, Result};
use crate::plan::{File, plan};
use crate::questions::QUESTIONS;
use crate::request::Create;
use crate::template::Template;
use crate::terminal::prompt;
use destination::Destination;

/// Creates a project.
pub fn create(request: &Create) -> Result<()> {
    ask::check_given(request)?;
    if request.run_tests {
        build::check()?;
    }
    let interactive = !request.yes && prompt::is_possible();
    let destination = Destination::find(request, interactive)?;
    let answers = ask::answers(request, &destination.resolved, interactive)?;
    let files = plan(&Template::current(), &answers)?;
    let files = destination.missing(files, &answers)?;
    if request.dry_run {
        return report::tree(&destination.given, &files);
    }
    if !files.is_empty() {
        show_plan(&destination, &files, request)?;
        if interactive {
            confirm_plan(&destination, &answers, &files, request)?;
        }
        destination.write(&files)?;
        join_surroundings(&destination, &answers, &files, request)?;
    } else if !request.quiet {
        report::nothing_to_add(&destination.given)?;
    }
    if request.run_tests {
        build::run_tests(&destination.resolved, request.quiet)?;
    }
    if !files.is_empty() && !request.quiet {
        report::next(&destination.given, &answers, request, &build::commands())?;
    }
    Ok(())
}

/// Shows what is added to files that are there.
fn show_plan(destination: &Destination, files: &[File], request: &Create) -> Result<()> {
    if destination.is_merge && !request.quiet {
        report::tree(&destination.given, files)?;
    }
    Ok(())
}

/// Asks whether the files may be written, unless the command line said everything.
fn confirm_plan(
    destination: &Destination,
    answers: &Answers,
    files: &[File],
    request: &Create,
) -> Result<()> {
    let asked_something = request.path.is_none() || request.given.len() < QUESTIONS.len();
    if !asked_something && !destination.is_merge {
        return Ok(());
    }
    report::summary(&destination.given, answers)?;
    if prompt::confirm(&format!("Write {} files?", files.len()))? {
        return Ok(());
    }
    Err(Error::Declined)
}

/// Makes the project known to the workspace and the repository around it. Nothing in here can undo the project.
fn join_surroundings(
    destination: &Destination,
    answers: &Answers,
    files: &[File],
    request: &Create,
) -> Result<()> {
    let target = &destination.resolved;
    let mut warnings = Vec::new();
    let joined = surroundings::join_workspace(target, files, &mut warnings);
    let starts_repository = request.git && !destination.is_merge;
    surroundings::start_repository(target, files, starts_repository, &mut warnings);
    surroundings::find_programs(&mut warnings);
    report::warnings(&warnings);
    if request.quiet {
        return Ok(());
    }
    let (given, count) = (&destination.given, files.len());
    report::created(
        given,
        answers,
        count,
        destination.is_merge,
        joined.as_deref(),
    )
}
