//! What a project was made from, what the user changed, and what an update would change.

use std::borrow::Cow;
use std::process::ExitCode;

use serde::Serialize;

use super::prepare::Update;
use super::report::{Line, conflicts};
use super::three_way::with_line_ends_of;
use crate::answers::Answers;
use crate::answers::flags::options;
use crate::error::Result;
use crate::system::folder::{Entry, Folder};
use crate::terminal::format::{Format, report};
use crate::terminal::print::{print, print_styled};
use crate::terminal::style::{DONE, HEADING, WARNING};
use crate::terminal::wrap::{hanging, width};
use crate::text::escape::escaped_lines;

#[derive(Serialize)]
struct Status<'a> {
    name: &'a str,
    folder: Cow<'a, str>,
    made_by: &'a str,
    this_is: &'static str,
    answers: &'a Answers,
    removed_by_hand: &'a [&'static str],
    you_changed: Vec<Line<'a>>,
    update_would_change: Vec<Line<'a>>,
    update_would_conflict: Vec<String>,
    unsettled: &'a [String],
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
        answers: &recorded.answers,
        removed_by_hand: &update.removed_by_hand,
        you_changed: edits(update, project)?,
        update_would_change: Line::all(&merge.changes),
        update_would_conflict: conflicts(merge),
        unsettled: &merge.unresolved,
    };
    match format {
        Format::Text => print_styled(&status.text())?,
        Format::Json => print(&report("status", &status))?,
    }
    let is_current =
        merge.changes.is_empty() && merge.conflicts.is_empty() && merge.unresolved.is_empty();
    Ok(ExitCode::from(u8::from(!is_current)))
}

impl Status<'_> {
    fn text(&self) -> String {
        let options = options(self.answers, None);
        let options = hanging(options.trim(), "  ", "  ", width());
        let mut text = format!(
            "{} was created by create-pyo3 {}; this is {}.\n\n{HEADING}Answers{HEADING:#}\n{}\n",
            self.name,
            self.made_by,
            self.this_is,
            escaped_lines(&options)
        );
        let mut section = |heading: &str, lines: String| {
            if !lines.is_empty() {
                text += &format!("\n{HEADING}{heading}{HEADING:#}\n{}", escaped_lines(&lines));
            }
        };
        section("Removed by hand", list(self.removed_by_hand));
        section("You changed", lines(&self.you_changed));
        section("An update would change", lines(&self.update_would_change));
        section(
            "An update would end in a conflict",
            list(&self.update_would_conflict),
        );
        section(
            "Not resolved yet, with conflict markers",
            list(self.unsettled),
        );
        text + &self.verdict()
    }

    /// What to do, in one line.
    fn verdict(&self) -> String {
        if !self.unsettled.is_empty() {
            format!("\n{WARNING}Resolve the conflicts first{WARNING:#}\n")
        } else if self.update_would_change.is_empty() && self.update_would_conflict.is_empty() {
            format!("\n{DONE}Up to date{DONE:#}\n")
        } else {
            format!("\n{WARNING}An update is ready{WARNING:#}: `create-pyo3 update`\n")
        }
    }
}

fn list(lines: &[impl std::fmt::Display]) -> String {
    lines.iter().map(|line| format!("  {line}\n")).collect()
}

fn lines(lines: &[Line]) -> String {
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
