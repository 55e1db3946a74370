//! `update`, `status`, `add` and `remove` in an adopted package. They touch only what `adopt` added, and of
//! that only what is as it was written.

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
use crate::terminal::format::{Format, report};
use crate::terminal::print::print;
use crate::update::journals::Journals;
use crate::update::merge::{Change, Merge};
use crate::update::report::{Line, code, difference};
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
struct Status {
    name: String,
    folder: String,
    adopted_by: String,
    this_is: &'static str,
    strategy: &'static str,
    module: String,
    /// Those that the owner edited or deleted; they are the owner's.
    you_changed: Vec<String>,
    update_would_change: Vec<String>,
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
        return status(&folder, &record, &changes, owned, request.format);
    }
    if request.format == Format::Json && (changes.is_empty() || request.dry_run) {
        return json(&record, &changes, request);
    }
    if changes.is_empty() || request.dry_run {
        let what = |change: &Change| format!("  {:<9}{}\n", change.what(), change.path);
        let text: String = match request.diff {
            true => changes.iter().map(difference).collect(),
            false => changes.iter().map(what).collect(),
        };
        let nothing = if changes.is_empty() {
            "There is nothing to change.\n"
        } else {
            ""
        };
        print(&format!("{text}{nothing}"))?;
        return Ok(ExitCode::SUCCESS);
    }
    let merge = Merge {
        changes,
        ..Merge::default()
    };
    let journals = Journals::open(&state::open()?)?;
    update::carry_out(&merge, folder, &journals)?;
    if request.format == Format::Json {
        return json(&record, &merge.changes, request);
    }
    if !request.quiet {
        print(&format!("Updated {} files.\n", merge.changes.len()))?;
    }
    Ok(code(&merge))
}

/// Prints for programs what an update changed, or would change.
fn json(record: &Record, changes: &[Change], request: &Request) -> Result<ExitCode> {
    #[derive(Serialize)]
    struct Updated<'a> {
        command: &'static str,
        name: &'a str,
        dry_run: bool,
        from: &'a str,
        to: &'static str,
        changes: Vec<Line<'a>>,
    }
    print(&report(&Updated {
        command: "update",
        name: &record.adopted.name,
        dry_run: request.dry_run,
        from: &record.create_pyo3,
        to: env!("CARGO_PKG_VERSION"),
        changes: changes.iter().map(Line::of).collect(),
    }))?;
    Ok(ExitCode::SUCCESS)
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

/// The added files as this version writes them, where they are as they were written; and the others.
fn renewed(folder: &Folder, record: &Record) -> Result<(Vec<Change>, Vec<String>)> {
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
            _ => owned.push(file.path),
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

fn status(
    folder: &Folder,
    record: &Record,
    changes: &[Change],
    owned: Vec<String>,
    format: Format,
) -> Result<ExitCode> {
    let status = Status {
        name: record.adopted.name.clone(),
        folder: folder.path.to_string_lossy().into_owned(),
        adopted_by: record.create_pyo3.clone(),
        this_is: env!("CARGO_PKG_VERSION"),
        strategy: record.adopted.strategy.name(),
        module: record.adopted.module.clone(),
        you_changed: owned,
        update_would_change: changes.iter().map(|change| change.path.clone()).collect(),
    };
    print(&match format {
        Format::Text => status.text(),
        Format::Json => report(&status),
    })?;
    Ok(ExitCode::from(u8::from(!changes.is_empty())))
}

impl Status {
    fn text(&self) -> String {
        let lines = |paths: &[String]| match paths {
            [] => "  nothing\n".to_owned(),
            paths => paths.iter().map(|path| format!("  {path}\n")).collect(),
        };
        format!(
            "{} was adopted by create-pyo3 {}; this is {}.\nThe module {} is built by this strategy: {}.\nYou changed, and an update leaves alone:\n{}An update would change:\n{}",
            self.name,
            self.adopted_by,
            self.this_is,
            self.module,
            self.strategy,
            lines(&self.you_changed),
            lines(&self.update_would_change),
        )
    }
}
