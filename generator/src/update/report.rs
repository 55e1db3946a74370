//! What the user reads about an update.

use std::process::ExitCode;

use serde::Serialize;
use serde_json::json;

use super::journal::Direction;
use super::merge::{Change, Conflict, Merge, Reason};
use super::prepare::Update;
use super::three_way::is_binary;
use crate::answers::Answers;
use crate::answers::flags::changed;
use crate::error::Result;
use crate::request::{Action, Update as Request};
use crate::system::folder::{Entry, Folder};
use crate::terminal::format::{self, Format};
use crate::terminal::print::{print, print_error, warn};
use crate::terminal::wrap::{hanging, lines, width, width_of_errors, width_of_reports};

/// Returns 1 if something is left to be resolved manually.
pub fn code(merge: &Merge) -> ExitCode {
    if merge.conflicts.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// What an interrupted update came to.
pub fn settled(direction: Direction, conflicts: &[String], request: &Request) -> Result<ExitCode> {
    let forward = direction == Direction::Forward;
    let conflicts = if forward { conflicts } else { &[] };
    match request.format {
        Format::Json => print(&format::report(
            command(&request.action),
            &json!({ "action": direction.action(), "conflicts": conflicts }),
        ))?,
        Format::Text if request.quiet => {}
        Format::Text if forward => print("The update is complete.\n")?,
        Format::Text => print("The update is undone: every file is as it was.\n")?,
    }
    if request.format == Format::Text {
        list(conflicts);
    }
    Ok(ExitCode::from(u8::from(!conflicts.is_empty())))
}

/// Names a journal that came with the project. Ours are in the user's state folder.
pub fn received_journal(project: &Folder) -> Result<()> {
    const RECEIVED: &str = ".create-pyo3-update";
    if project.entry(RECEIVED)? != Entry::Absent {
        warn(&format!(
            "ignored `{RECEIVED}`: no journal of yours is in a project, so this one came with it; delete it"
        ));
    }
    Ok(())
}

const NOTHING: &str = "There is nothing to change.\n";

/// Prints for programs what an update did, or would do.
fn json(update: &Update, backup: Option<&str>, request: &Request) -> Result<()> {
    let updated = Updated {
        name: update.recorded.answers.project_name(),
        dry_run: request.dry_run,
        from: &update.recorded.version,
        to: env!("CARGO_PKG_VERSION"),
        answers: Some(&update.wanted),
        changes: Line::all(&update.merge.changes),
        conflicts: conflicts(&update.merge),
        backup,
    };
    print(&format::report(command(&request.action), &updated))
}

/// What an update did, or would do.
#[derive(Serialize)]
pub struct Updated<'a> {
    pub name: &'a str,
    pub dry_run: bool,
    pub from: &'a str,
    pub to: &'static str,
    /// Nothing in an adopted package, which has none.
    pub answers: Option<&'a Answers>,
    pub changes: Vec<Line<'a>>,
    pub conflicts: Vec<String>,
    pub backup: Option<&'a str>,
}

/// What became of a path, or would.
#[derive(Serialize)]
pub struct Line<'a> {
    pub path: &'a str,
    pub what: &'static str,
}

impl<'a> Line<'a> {
    pub fn all(changes: &'a [Change]) -> Vec<Self> {
        let line = |change: &'a Change| Self {
            path: &change.path,
            what: change.what(),
        };
        changes.iter().map(line).collect()
    }
}

fn command(action: &Action) -> &'static str {
    match action {
        Action::Add(_) => "add",
        Action::Remove(_) => "remove",
        Action::Status => "status",
        Action::Update(_) | Action::Continue | Action::Abort => "update",
    }
}

/// What an update would do, as a list or as differences.
pub fn preview(update: &Update, request: &Request) -> Result<()> {
    if request.format == Format::Json {
        return json(update, None, request);
    }
    let text = if update.merge.changes.is_empty() {
        NOTHING.to_owned()
    } else if request.diff {
        differences(&update.merge.changes)
    } else {
        format!(
            "{}{}",
            headline(update, "Would update"),
            changes(&update.merge.changes)
        )
    };
    print(&text)?;
    list(&conflicts(&update.merge));
    Ok(())
}

/// What an update did.
pub fn updated(update: &Update, backup: Option<&str>, request: &Request) -> Result<ExitCode> {
    if request.format == Format::Json {
        json(update, backup, request)?;
        return Ok(code(&update.merge));
    }
    if !request.quiet {
        let mut text = if update.merge.changes.is_empty() {
            NOTHING.to_owned()
        } else {
            format!(
                "{}{}",
                headline(update, "Updated"),
                changes(&update.merge.changes)
            )
        };
        text += &backed_up(backup);
        print(&text)?;
    }
    list(&conflicts(&update.merge));
    Ok(code(&update.merge))
}

/// Says where the files are as they were before, if no commit has them.
pub fn backed_up(backup: Option<&str>) -> String {
    let line = |backup| {
        format!(
            "No commit has the files as they were: they are in {backup}/, which you can delete later.\n"
        )
    };
    let text = backup.map_or_else(String::new, line);
    lines(&text, width_of_reports())
}

fn headline(update: &Update, what: &str) -> String {
    let (from, to) = (&update.recorded.version, env!("CARGO_PKG_VERSION"));
    let name = update.recorded.answers.project_name();
    let mut versions = format!(" from {from} to {to}");
    if from == to {
        versions.clear();
    }
    let mut text = format!("{what} {name}{versions}.\n");
    let changed = changed(&update.recorded.answers, &update.wanted);
    if !changed.is_empty() {
        text += &(hanging(&changed, "Answers: ", "  ", width()) + "\n");
    }
    text
}

/// The changes, a line each.
pub fn changes(changes: &[Change]) -> String {
    let line = |change: &Change| format!("  {:<9}{}\n", change.what(), change.path);
    changes.iter().map(line).collect()
}

/// The changes as patches.
pub fn differences(changes: &[Change]) -> String {
    changes.iter().map(difference).collect()
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
        let text = format!("\nResolve manually:\n  {}\n", conflicts.join("\n  "));
        print_error(&lines(&text, width_of_errors()));
    }
}

/// Lists what is to be resolved manually, a line each.
pub fn conflicts(merge: &Merge) -> Vec<String> {
    merge.conflicts.iter().map(describe).collect()
}

fn describe(conflict: &Conflict) -> String {
    let what = match conflict.reason {
        Reason::Lines => "you and the template changed the same lines: look for <<<<<<<",
        Reason::Binary => "you and the template changed it, and it is not text",
        Reason::InTheWay => "the template adds it, but you have a file of that name",
        Reason::Deleted => "the template changes it, but you deleted or renamed it",
        Reason::Replaced => "the template changes it, but you put something else there",
        Reason::Large => "the template changes it, and yours is too large to merge",
        Reason::Dropped => "removed from the template, but you edited it, so your copy was kept",
        Reason::Answers => {
            "you and the template changed the same lines: the template's were written"
        }
    };
    let side = match (&conflict.side, conflict.reason) {
        (None, _) => String::new(),
        (Some(side), Reason::Answers) => format!(" (yours: {side})"),
        (Some(side), _) => format!(" (the template's: {side})"),
    };
    format!("{}: {what}{side}", conflict.path)
}
