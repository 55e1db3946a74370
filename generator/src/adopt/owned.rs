//! `update`, `status`, `add` and `remove` in an adopted package. They touch only what `adopt` added, and of
//! that only what is as it was written.

use std::borrow::Cow;
use std::process::ExitCode;

use serde::Serialize;

use super::files;
use super::paths;
use super::project::change;
use super::record::{self, Record};
use crate::error::adopt::Problem;
use crate::error::{Error, Result};
use crate::request::{Action, Update as Request};
use crate::system::folder::{Entry, Folder};
use crate::system::state;
use crate::template::ANSWERS_FILE;
use crate::terminal::format::{self, Format};
use crate::terminal::print::print;
use crate::update::journals::Journals;
use crate::update::merge::{Change, Merge};
use crate::update::report::{self, Line, Updated, backed_up, differences};
use crate::update::{self, worktree};

/// Returns the adopted package that the request is about, if it is about one.
pub fn find(request: &Request) -> Result<Option<Folder>> {
    let is_project = |folder: &Folder| {
        let has_answers = folder.entry(ANSWERS_FILE)? != Entry::Absent;
        Ok(has_answers || is_adopted(folder)?)
    };
    let folder = match &request.path {
        Some(path) => worktree::at(path),
        None => worktree::around(is_project),
    };
    // What is wrong with the place is for `update` to say, and what was interrupted is its matter.
    let Ok(folder) = folder else {
        return Ok(None);
    };
    Ok((is_adopted(&folder)? && !is_interrupted(&folder)).then_some(folder))
}

pub fn is_adopted(folder: &Folder) -> Result<bool> {
    Ok(folder.entry(paths::RECORD)? != Entry::Absent)
}

fn is_interrupted(folder: &Folder) -> bool {
    let journals = state::open().and_then(|state| Journals::open(&state));
    journals.is_ok_and(|journals| journals.is_interrupted(&folder.path).unwrap_or(true))
}

/// What became of the files, and what an update would do.
#[derive(Serialize)]
struct Status<'a> {
    name: &'a str,
    folder: Cow<'a, str>,
    made_by: &'a str,
    this_is: &'static str,
    strategy: &'static str,
    module: &'a str,
    /// Those that the owner edited or deleted; they are the owner's.
    you_changed: Vec<Line<'a>>,
    update_would_change: Vec<Line<'a>>,
}

pub fn run(request: &Request, folder: Folder) -> Result<ExitCode> {
    if let Action::Add(topics) | Action::Remove(topics) = &request.action {
        let topics = topics.clone();
        return Err(Problem::NoTopics { topics }.into());
    }
    if matches!(&request.action, Action::Update(given) if !given.is_empty()) {
        return Err(Problem::NoAnswers.into());
    }
    if matches!(request.action, Action::Continue | Action::Abort) {
        return Err(Problem::NotInterrupted.into());
    }
    let record = read(&folder)?;
    let (changes, owned) = renewed(&folder, &record)?;
    if matches!(request.action, Action::Status) {
        return status(&folder, &record, &changes, &owned, request.format);
    }
    let merge = Merge {
        changes,
        ..Merge::default()
    };
    let mut backup = None;
    if !request.dry_run && !merge.changes.is_empty() {
        let journals = Journals::open(&state::open()?)?;
        backup = update::carry_out(&merge, folder, &journals)?;
    }
    print(&updated(
        &record,
        &merge.changes,
        backup.as_deref(),
        request,
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// What is said of an update, which was done or would be.
fn updated(record: &Record, changes: &[Change], backup: Option<&str>, request: &Request) -> String {
    match request.format {
        Format::Json => format::report(
            "update",
            &Updated {
                name: &record.adopted.name,
                dry_run: request.dry_run,
                from: &record.create_pyo3,
                to: env!("CARGO_PKG_VERSION"),
                answers: None,
                changes: Line::all(changes),
                conflicts: Vec::new(),
                backup,
            },
        ),
        Format::Text if changes.is_empty() => "There is nothing to change.\n".to_owned(),
        Format::Text if request.diff => differences(changes),
        Format::Text if request.dry_run => report::changes(changes),
        Format::Text if request.quiet => String::new(),
        Format::Text => format!("Updated {} files.\n{}", changes.len(), backed_up(backup)),
    }
}

/// The record of an adopted package.
pub fn read(folder: &Folder) -> Result<Record> {
    let problem = match folder.entry(paths::RECORD)? {
        Entry::File(text) => match Record::read(&String::from_utf8_lossy(&text)) {
            Ok(record) => return Ok(record),
            Err(problem) => problem,
        },
        Entry::Absent => {
            let path = folder.path.clone();
            return Err(Problem::NotAdopted { path }.into());
        }
        _ => "it is not a plain file".to_owned(),
    };
    Err(Error::Adopt(Problem::Record {
        path: paths::RECORD,
        problem,
    }))
}

/// A file that is the owner's, and what became of it.
type Owned = (String, &'static str);

/// The added files as this version writes them, where they are as they were written; and the others.
fn renewed(folder: &Folder, record: &Record) -> Result<(Vec<Change>, Vec<Owned>)> {
    let (mut changes, mut owned) = (Vec::new(), Vec::new());
    let mut new = record.clone();
    for file in files::render(&record.adopted)? {
        let Some(hash) = record.added.get(&file.path) else {
            continue;
        };
        match folder.entry(&file.path)? {
            Entry::File(now) if record::hash(&now) == *hash => {
                let after = file.text.into_bytes();
                if now != after {
                    new.added.insert(file.path.clone(), record::hash(&after));
                    changes.push(change(file.path, Some(now), Some(after)));
                }
            }
            Entry::Absent => owned.push((file.path, "deleted")),
            _ => owned.push((file.path, "edited")),
        }
    }
    new.create_pyo3 = env!("CARGO_PKG_VERSION").to_owned();
    if new != *record {
        let (path, after) = (paths::RECORD.to_owned(), Some(new.text().into_bytes()));
        let before = match folder.entry(&path)? {
            Entry::File(before) => Some(before),
            _ => None,
        };
        changes.push(change(path, before, after));
    }
    Ok((changes, owned))
}

fn status<'a>(
    folder: &Folder,
    record: &Record,
    changes: &[Change],
    owned: &'a [Owned],
    format: Format,
) -> Result<ExitCode> {
    let line = |(path, what): &'a Owned| Line { path, what };
    let status = Status {
        name: &record.adopted.name,
        folder: folder.path.to_string_lossy(),
        made_by: &record.create_pyo3,
        this_is: env!("CARGO_PKG_VERSION"),
        strategy: record.adopted.strategy.name(),
        module: &record.adopted.module,
        you_changed: owned.iter().map(line).collect(),
        update_would_change: Line::all(changes),
    };
    print(&match format {
        Format::Text => status.text(),
        Format::Json => format::report("status", &status),
    })?;
    Ok(ExitCode::from(u8::from(!changes.is_empty())))
}

impl Status<'_> {
    fn text(&self) -> String {
        let lines = |lines: &[Line]| match lines {
            [] => "  nothing\n".to_owned(),
            lines => lines.iter().map(|it| format!("  {}\n", it.path)).collect(),
        };
        format!(
            "{} was adopted by create-pyo3 {}; this is {}.\nThe module {} is built by this strategy: {}.\nYou changed, and an update leaves alone:\n{}An update would change:\n{}",
            self.name,
            self.made_by,
            self.this_is,
            self.module,
            self.strategy,
            lines(&self.you_changed),
            lines(&self.update_would_change),
        )
    }
}
