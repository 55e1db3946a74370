//! What a project was made from, what the user changed, and what an update would change.

use std::borrow::Cow;
use std::process::ExitCode;

use serde::Serialize;

use super::merge::Change;
use super::prepare::Update;
use super::report::conflicts;
use super::three_way::with_line_ends_of;
use crate::answers::flags::options;
use crate::error::Result;
use crate::system::folder::{Entry, Folder};
use crate::terminal::format::{Format, json};
use crate::terminal::print::print;

#[derive(Serialize)]
struct Status<'a> {
    name: &'a str,
    folder: Cow<'a, str>,
    made_by: &'a str,
    this_is: &'static str,
    /// As the options that give them.
    answers: String,
    removed_by_hand: &'a [&'static str],
    you_changed: Vec<Line<'a>>,
    update_would_change: Vec<Line<'a>>,
    update_would_conflict: Vec<String>,
    unsettled: &'a [String],
}

/// What became of a path, or would.
#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    what: &'static str,
}

pub fn status(update: &Update, project: &Folder, format: Format) -> Result<ExitCode> {
    let Update {
        recorded, merge, ..
    } = update;
    let status = Status {
        name: recorded.answers.project_name(),
        // A path need not be text, which JSON is.
        folder: project.path.to_string_lossy(),
        made_by: &recorded.version,
        this_is: env!("CARGO_PKG_VERSION"),
        answers: options(&recorded.answers, None).trim_start().to_owned(),
        removed_by_hand: &update.removed_by_hand,
        you_changed: edits(update, project)?,
        update_would_change: merge.changes.iter().map(would).collect(),
        update_would_conflict: conflicts(merge),
        unsettled: &merge.unresolved,
    };
    print(&match format {
        Format::Text => status.text(),
        Format::Json => json(&status),
    })?;
    let is_current =
        merge.changes.is_empty() && merge.conflicts.is_empty() && merge.unresolved.is_empty();
    Ok(ExitCode::from(u8::from(!is_current)))
}

impl Status<'_> {
    fn text(&self) -> String {
        let mut text = format!(
            "{} was made by create-pyo3 {}; this is {}.\nAnswers: {}\n",
            self.name, self.made_by, self.this_is, self.answers
        );
        if !self.removed_by_hand.is_empty() {
            text += &format!("Removed by hand: {}\n", self.removed_by_hand.join(", "));
        }
        text += &format!("You changed:\n{}", lines(&self.you_changed));
        text += &format!(
            "An update would change:\n{}",
            lines(&self.update_would_change)
        );
        for path in self.unsettled {
            text += &format!("Not settled yet, with conflict markers: {path}\n");
        }
        for conflict in &self.update_would_conflict {
            text += &format!("An update would end in a conflict: {conflict}\n");
        }
        text
    }
}

fn lines(lines: &[Line]) -> String {
    if lines.is_empty() {
        return "  nothing\n".to_owned();
    }
    let lines = lines.iter();
    lines
        .map(|line| format!("  {:<9}{}\n", line.what, line.path))
        .collect()
}

fn edits<'a>(update: &'a Update, project: &Folder) -> Result<Vec<Line<'a>>> {
    let mut edits = Vec::new();
    for (path, base) in &update.base {
        let what = match project.entry(path)? {
            Entry::File(ours) if ours == *with_line_ends_of(&ours, base) => continue,
            Entry::File(_) => "edited",
            Entry::Absent => "deleted",
            _ => "replaced",
        };
        edits.push(Line { path, what });
    }
    Ok(edits)
}

fn would(change: &Change) -> Line<'_> {
    Line {
        path: &change.path,
        what: change.what(),
    }
}
