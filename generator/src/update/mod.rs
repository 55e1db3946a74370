//! Brings a project to the template of this version, or to other answers: a merge of three, in which
//! the base is what the recorded version gave with the recorded answers.

pub mod journal;
pub mod journals;
pub mod merge;
pub mod operations;
pub mod outcome;
pub mod three_way;
pub mod worktree;

mod prepare;
pub mod report;
mod starter;
mod status;

use std::process::ExitCode;

use crate::disk::temporary;
use crate::error::Result;
use crate::error::update::Problem;
use crate::request::{Action, Update as Request};
use crate::system::folder::{Entry, Folder};
use crate::system::state;
use crate::template::ANSWERS_FILE;
use crate::terminal::format::Format;
use crate::terminal::print::print;
use crate::text::{escape, quote};
use journal::Direction;
use journals::Journals;
use merge::{Change, Merge};
use prepare::prepare;
pub use prepare::tree;
use worktree::BACKUP;

/// Does what the command line asks for; the exit code says whether something is left to do.
pub fn run(request: &Request) -> Result<ExitCode> {
    let only_reads = request.dry_run || matches!(request.action, Action::Status);
    let journals = match state::open().and_then(|state| Journals::open(&state)) {
        // Where nothing can be recorded, nothing was.
        Err(_) if only_reads => None,
        journals => Some(journals?),
    };
    let project = find(request, journals.as_ref())?;
    match (&request.action, &journals) {
        (Action::Continue, Some(journals)) => {
            return resume(journals, project, Direction::Forward, request);
        }
        (Action::Abort, Some(journals)) => {
            return resume(journals, project, Direction::Back, request);
        }
        (_, Some(journals)) if journals.is_interrupted(&project.path)? => {
            let given = request.path.as_deref().map(quote::path);
            let given = given.map_or_else(String::new, |given| format!(" {given}"));
            let path = project.path;
            return Err(Problem::Interrupted { path, given }.into());
        }
        _ => {}
    }
    report::received_journal(&project)?;
    let update = prepare(&request.action, &project)?;
    match journals {
        _ if matches!(request.action, Action::Status) => {
            status::status(&update, &project, request.format)
        }
        Some(journals) if !request.dry_run => {
            let backup = carry_out(&update.merge, project, &journals)?;
            report::updated(&update, backup.as_deref(), request)
        }
        _ => {
            report::preview(&update, request)?;
            check(&update.merge, &project)?;
            Ok(report::code(&update.merge))
        }
    }
}

/// Finds the project: where the user says, or around the current folder.
fn find(request: &Request, journals: Option<&Journals>) -> Result<Folder> {
    let is_project = |folder: &Folder| {
        let is_interrupted = journals.map_or(Ok(false), |it| it.is_interrupted(&folder.path))?;
        Ok(is_interrupted || folder.entry(ANSWERS_FILE)? != Entry::Absent)
    };
    let Some(path) = &request.path else {
        let project = worktree::around(is_project)?;
        let is_shown = !request.quiet && request.format == Format::Text;
        if is_shown && worktree::at(".".as_ref())?.path != project.path {
            print(&format!("In {}:\n", escape::shown(&project.path)))?;
        }
        return Ok(project);
    };
    let project = worktree::at(path)?;
    if is_project(&project)? {
        return Ok(project);
    }
    let path = project.path;
    Err(Problem::NoProject { path }.into())
}

fn resume(
    journals: &Journals,
    project: Folder,
    direction: Direction,
    request: &Request,
) -> Result<ExitCode> {
    temporary::clean();
    let conflicts = journals.resume(project, direction)?.carry_out(direction)?;
    report::settled(direction, &conflicts, request)
}

/// Writes the result; where no repository has what was there before, a backup has, and this is its folder.
pub fn carry_out(merge: &Merge, project: Folder, journals: &Journals) -> Result<Option<String>> {
    let is_committed = check(merge, &project)?;
    if merge.changes.is_empty() {
        return Ok(None);
    }
    temporary::clean();
    let (mut changes, mut backup) = (Vec::new(), None);
    if !is_committed && merge.changes.iter().any(|change| change.before.is_some()) {
        let folder = free_name(&project)?;
        let copies_in = format!("{folder}/files");
        changes = copies(&merge.changes, &copies_in);
        changes.push(ignored(&folder));
        backup = Some(copies_in);
    }
    changes.extend_from_slice(&merge.changes);
    let conflicts = report::conflicts(merge);
    let journal = journals.begin(project, &changes, &merge.emptied, conflicts)?;
    journal.carry_out(Direction::Forward)?;
    Ok(backup)
}

/// Refuses what could lose something; tells whether the last commit has all that is to be changed.
fn check(merge: &Merge, project: &Folder) -> Result<bool> {
    if !merge.unresolved.is_empty() {
        let paths = merge.unresolved.clone();
        return Err(Problem::Unresolved { paths }.into());
    }
    match worktree::uncommitted(project, &merge.changes) {
        Some(mut paths) => {
            paths.retain(|path| !merge.untouched.contains(path));
            if paths.is_empty() {
                return Ok(true);
            }
            Err(Problem::Uncommitted { paths }.into())
        }
        None => Ok(false),
    }
}

fn free_name(project: &Folder) -> Result<String> {
    let mut name = BACKUP.to_owned();
    for number in 2.. {
        if project.entry(&name)? == Entry::Absent {
            break;
        }
        name = format!("{BACKUP}-{number}");
    }
    Ok(name)
}

/// Keeps the folder out of a repository that is started later.
fn ignored(folder: &str) -> Change {
    Change {
        path: format!("{folder}/.gitignore"),
        before: None,
        after: Some(b"*\n".to_vec()),
        copy_of: None,
    }
}

/// A copy in `folder` of every file that is going to change.
fn copies(changes: &[Change], folder: &str) -> Vec<Change> {
    let copy = |change: &Change| {
        Some(Change {
            path: format!("{folder}/{}", change.path),
            before: None,
            after: Some(change.before.clone()?),
            copy_of: Some(change.path.clone()),
        })
    };
    changes.iter().filter_map(copy).collect()
}
