//! What the user reads on standard output.

use std::ffi::OsStr;
use std::path::Path;

use crate::answers::flags::options;
use crate::answers::{Answers, Value};
use crate::error::Result;
use crate::plan::File;
use crate::questions::QUESTIONS;
use crate::request::Create;
use crate::system::programs;
use crate::terminal::print::{or_none, print, print_error};
use crate::text::escape::shown;
use crate::text::quote;

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

pub fn nothing_to_add(target: &Path) -> Result<()> {
    print(&format!(
        "Nothing to add: {} has every file.\n",
        shown(target)
    ))
}

/// What went wrong around a project that was made all the same.
pub fn warnings(warnings: &[String]) {
    for warning in warnings {
        print_error(&format!("warning: {warning}\n"));
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
        format!("  {:<13}{}\n", question.flag, or_none(&answer))
    });
    print(&format!(
        "\nIn {}:\n{}\n",
        shown(path),
        lines.collect::<String>()
    ))
}

/// What was made, or added to what was there.
pub fn created(
    path: &Path,
    answers: &Answers,
    count: usize,
    is_merge: bool,
    joined: Option<&Path>,
) -> Result<()> {
    let (name, folder) = (answers.project_name(), shown(path));
    let files = if count == 1 { "file" } else { "files" };
    let made = if is_merge {
        format!("Added {count} {files} of {name} to {folder}, and changed none.\n")
    } else {
        format!("Created {name} in {folder}: {count} {files}.\n")
    };
    let joined = joined.map_or_else(String::new, |manifest| {
        format!("Added it to the workspace in {}.\n", shown(manifest))
    });
    print(&(made + &joined))
}

/// One of the commands that `--run-tests` runs.
pub fn step(number: usize, count: usize, step: &[&str]) -> Result<()> {
    print(&format!("\n[{number}/{count}] {}\n", step.join(" ")))
}

/// Prints what to do next, and how to create the same project again.
pub fn next(path: &Path, answers: &Answers, request: &Create, steps: &[String]) -> Result<()> {
    // A leading dash would make it an option.
    let path = if path.as_os_str().as_encoded_bytes().starts_with(b"-") {
        &Path::new(".").join(path)
    } else {
        path
    };
    let cd = (path != Path::new(".")).then(|| format!("cd {}", quote::path(path)));
    let steps: Vec<_> = cd.into_iter().chain(steps.iter().cloned()).collect();
    print(&format!(
        "
Next:
  {steps}

The same project again:
  {again}
",
        steps = steps.join("\n  "),
        again = command(path, answers, request),
    ))
}

/// The command line that gives the same project.
fn command(path: &Path, answers: &Answers, request: &Create) -> String {
    let options = options(answers, path.file_name().and_then(OsStr::to_str));
    let vcs = if request.git { "" } else { " --vcs none" };
    let merge = if request.merge { " --merge" } else { "" };
    let (program, path) = (program(), quote::path(path));
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
