//! What the user reads about an update.

use std::process::ExitCode;

use super::journal::Direction;
use super::merge::{Change, Conflict, Merge, Reason};
use super::prepare::Update;
use super::three_way::is_binary;
use crate::answers::flags::options;
use crate::error::Result;
use crate::system::folder::{Entry, Folder};
use crate::terminal::print::{print, print_error};

/// Whether something is left to be settled by hand.
pub fn code(merge: &Merge) -> ExitCode {
    if merge.conflicts.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// What an interrupted update came to.
pub fn settled(direction: Direction, conflicts: &[String], quiet: bool) -> Result<ExitCode> {
    let forward = direction == Direction::Forward;
    if !quiet {
        print(match direction {
            Direction::Forward => "The update is done.\n",
            Direction::Back => "The update is taken back: every file is as it was.\n",
        })?;
    }
    if !forward || conflicts.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    list(conflicts);
    Ok(ExitCode::FAILURE)
}

/// Names a journal that came with the project. Ours are in the user's state folder.
pub fn received_journal(project: &Folder) -> Result<()> {
    const RECEIVED: &str = ".create-pyo3-update";
    if project.entry(RECEIVED)? != Entry::Absent {
        print_error(&format!(
            "warning: ignored `{RECEIVED}`: the journal of an update is not kept in the project, so this one came with it; delete it\n"
        ));
    }
    Ok(())
}

const NOTHING: &str = "There is nothing to change.\n";

/// What an update would do, as a list or as differences.
pub fn preview(update: &Update, diff: bool) -> Result<()> {
    let text = if update.merge.changes.is_empty() {
        NOTHING.to_owned()
    } else if diff {
        update.merge.changes.iter().map(difference).collect()
    } else {
        format!(
            "{}{}",
            headline(update, "Would update"),
            changes(&update.merge)
        )
    };
    print(&text)?;
    list(&conflicts(&update.merge));
    Ok(())
}

/// What an update did.
pub fn updated(update: &Update, backup: Option<&str>, quiet: bool) -> Result<ExitCode> {
    if !quiet {
        let mut text = if update.merge.changes.is_empty() {
            NOTHING.to_owned()
        } else {
            let what = match update.merge.conflicts.len() {
                0 => "Updated",
                _ => "Resolve the conflicts to finish the update of",
            };
            format!("{}{}", headline(update, what), changes(&update.merge))
        };
        if let Some(backup) = backup {
            text += &format!(
                "No commit has the files as they were: they are in {backup}/, which you can delete later.\n"
            );
        }
        print(&text)?;
    }
    list(&conflicts(&update.merge));
    Ok(code(&update.merge))
}

fn headline(update: &Update, what: &str) -> String {
    let (from, to) = (&update.recorded.version, env!("CARGO_PKG_VERSION"));
    let name = update.recorded.answers.project_name();
    let mut versions = format!(" from {from} to {to}");
    if from == to {
        versions.clear();
    }
    let mut text = format!("{what} {name}{versions}.\n");
    if update.wanted != update.recorded.answers {
        text += &format!("Answers:{}\n", options(&update.wanted, None));
    }
    text
}

fn changes(merge: &Merge) -> String {
    let line = |change: &Change| format!("  {:<9}{}\n", change.what(), change.path);
    merge.changes.iter().map(line).collect()
}

fn difference(change: &Change) -> String {
    let (before, after) = (change.before.as_deref(), change.after.as_deref());
    let name = |contents: Option<&[u8]>, side: &str| match contents {
        Some(_) => format!("{side}/{}", change.path),
        None => "/dev/null".to_owned(),
    };
    let (from, to) = (name(before, "a"), name(after, "b"));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    if is_binary(before) || is_binary(after) {
        return format!("Binary files {from} and {to} differ\n");
    }
    let mut options = diffy::DiffOptions::new();
    options
        .set_original_filename(from)
        .set_modified_filename(to);
    let (before, after) = (
        String::from_utf8_lossy(before),
        String::from_utf8_lossy(after),
    );
    options.create_patch(&before, &after).to_string()
}

fn list(conflicts: &[String]) {
    if !conflicts.is_empty() {
        print_error(&format!(
            "To be settled by hand:\n  {}\n",
            conflicts.join("\n  ")
        ));
    }
}

/// What is to be settled by hand, a line each.
pub fn conflicts(merge: &Merge) -> Vec<String> {
    merge.conflicts.iter().map(describe).collect()
}

fn describe(conflict: &Conflict) -> String {
    let what = match conflict.reason {
        Reason::Lines => "you and the template changed the same lines, look for <<<<<<<",
        Reason::Binary => "you and the template changed it, and it is no text",
        Reason::InTheWay => "the template adds it, and you have another one",
        Reason::Deleted => "the template changes it, and you deleted or renamed it",
        Reason::Replaced => "the template changes it, and you put something else there",
        Reason::Large => "the template changes it, and yours is too large to merge",
        Reason::Dropped => "the template has it no longer, and you changed it; it stays as it is",
        Reason::Answers => "you changed the same lines; it is the template's now",
    };
    let side = match (&conflict.side, conflict.reason) {
        (None, _) => String::new(),
        (Some(side), Reason::Answers) => format!("; yours is {side}"),
        (Some(side), _) => format!("; the template's is {side}"),
    };
    format!("{}: {what}{side}", conflict.path)
}
