//! What the user reads on standard output.

use std::ffi::OsStr;
use std::path::Path;

use serde::Serialize;

use super::build;
use super::planned::Planned;
use super::surroundings::Surroundings;
use crate::answers::flags::options;
use crate::answers::{Answers, Value};
use crate::error::Result;
use crate::plan::File;
use crate::questions::QUESTIONS;
use crate::request::Create;
use crate::system::programs;
use crate::terminal::format::{self, Format};
use crate::terminal::print::{note, or_none, print, print_styled, warn};
use crate::terminal::style::DONE;
use crate::terminal::wrap::{hanging, width};
use crate::text::escape::shown;
use crate::text::{links, quote};

/// The files as a tree below the name of their folder.
pub fn tree(target: &Path, files: &[File]) -> Result<()> {
    let mut text = format!("{}\n", shown(target));
    let mut shown: Vec<&str> = Vec::new();
    for file in files {
        let parts: Vec<&str> = file.path.split('/').collect();
        let same = shown.iter().zip(&parts).take_while(|(a, b)| a == b).count();
        for (depth, part) in parts.iter().enumerate().skip(same) {
            let slash = if depth + 1 < parts.len() { "/" } else { "" };
            text += &format!("{}{part}{slash}\n", "  ".repeat(depth + 1));
        }
        shown = parts;
    }
    print(&text)
}

/// Names the options that would have decided what nobody was asked.
pub fn unasked(planned: &Planned, request: &Create) -> Result<()> {
    let open = QUESTIONS
        .iter()
        .filter(|it| !request.given.contains_key(it.name));
    let open: Vec<_> = open
        .map(|question| format!("--{}", question.flag))
        .collect();
    if !request.yes && !open.is_empty() && !planned.files.is_empty() {
        note(&format!(
            "there is no terminal to ask on, so the defaults hold. Choose with {}, or agree with --yes",
            open.join(", ")
        ));
    }
    let is_shown = planned.destination.is_merge && !planned.files.is_empty() && !request.dry_run;
    if is_shown {
        tree(&planned.destination.given, &planned.files)?;
    }
    Ok(())
}

/// Shows what would be written.
pub fn preview(planned: &Planned, request: &Create) -> Result<()> {
    match request.format {
        Format::Text => tree(&planned.destination.given, &planned.files),
        Format::Json => json(planned, &Surroundings::default(), request),
    }
}

/// What went wrong around a project that was created.
pub fn warnings(warnings: &[String]) {
    for warning in warnings {
        warn(warning);
    }
}

/// The answers, as they are about to be used.
pub fn summary(path: &Path, answers: &Answers) -> Result<()> {
    let lines = QUESTIONS.iter().map(|question| {
        let answer = match answers.get(question) {
            Value::Text(text) => text.clone(),
            Value::Switch(true) => "yes".to_owned(),
            Value::Switch(false) => "no".to_owned(),
            Value::Topics(topics) => topics.join(", "),
        };
        let first = format!("  {:<13}", question.flag);
        hanging(or_none(&answer), &first, &" ".repeat(15), width()) + "\n"
    });
    print(&format!(
        "\nIn {}:\n{}\n",
        shown(path),
        lines.collect::<String>()
    ))
}

/// What was created, or added to what was there.
pub fn created(planned: &Planned, found: &Surroundings) -> Result<()> {
    let folder = shown(&planned.destination.given);
    let count = planned.files.len();
    let files = if count == 1 { "file" } else { "files" };
    let mut text = match count {
        0 => format!("Nothing to add: {folder} has every file\n"),
        _ if planned.destination.is_merge => {
            format!("{DONE}Added {count} {files} to {folder}{DONE:#} and changed none\n")
        }
        _ => format!("{DONE}Created {folder}{DONE:#} ({count} {files})\n"),
    };
    if let Some(manifest) = &found.workspace {
        text += &format!("Added it to the workspace in {}\n", shown(manifest));
    }
    print_styled(&text)
}

/// Prints what is left to do, where to read on, and how to create the same project again.
pub fn next(planned: &Planned, request: &Create) -> Result<()> {
    let path = &planned.destination.given;
    let tour = match planned.files.iter().any(|file| file.path == TOUR) {
        true => format!("Tour: {}\n", shown(&path.join(TOUR))),
        false => String::new(),
    };
    print(&format!(
        "\nNext:\n  {}\n\n{tour}Docs: {}\n\nThe same project again:\n  {}\n",
        steps(path, request.run_tests).join("\n  "),
        links::BOOK,
        command(path, &planned.answers, request),
    ))
}

const TOUR: &str = "TOUR.md";

/// What the user types next; tests that have run need not be run again.
fn steps(path: &Path, has_run_tests: bool) -> Vec<String> {
    let path = typed(path);
    let cd = (path != ".").then(|| format!("cd {path}"));
    let commands = match has_run_tests {
        true => build::commands_after_tests(),
        false => build::commands(),
    };
    cd.into_iter().chain(commands).collect()
}

/// A path as it is typed; with a leading dash it would be an option.
fn typed(path: &Path) -> String {
    if path.as_os_str().as_encoded_bytes().starts_with(b"-") {
        return quote::path(&Path::new(".").join(path));
    }
    quote::path(path)
}

/// Prints for programs what was created.
pub fn json(planned: &Planned, found: &Surroundings, request: &Create) -> Result<()> {
    #[derive(Serialize)]
    struct Created<'a> {
        path: String,
        dry_run: bool,
        answers: &'a Answers,
        files: Vec<&'a str>,
        workspace: Option<String>,
        warnings: &'a [String],
        next: Vec<String>,
        again: String,
    }
    let path = &planned.destination.given;
    print(&format::report(
        "create",
        &Created {
            path: planned.destination.resolved.to_string_lossy().into_owned(),
            dry_run: request.dry_run,
            answers: &planned.answers,
            files: planned.files.iter().map(|file| &*file.path).collect(),
            workspace: found
                .workspace
                .as_deref()
                .map(|it| it.to_string_lossy().into_owned()),
            warnings: &found.warnings,
            next: steps(path, request.run_tests),
            again: command(path, &planned.answers, request),
        },
    ))
}

/// The command line that gives the same project.
fn command(path: &Path, answers: &Answers, request: &Create) -> String {
    let options = options(answers, path.file_name().and_then(OsStr::to_str));
    let vcs = if request.git { "" } else { " --vcs none" };
    let merge = if request.merge { " --merge" } else { "" };
    let (program, path) = (program(), typed(path));
    format!("{program} {path}{options}{vcs}{merge} --yes")
}

/// How the user can start this program again: after `cargo run` it is not on PATH.
fn program() -> String {
    let name = env!("CARGO_PKG_NAME");
    let this = std::env::current_exe();
    match this {
        Ok(this) if programs::find(name).is_none() => quote::path(&this),
        _ => name.to_owned(),
    }
}
