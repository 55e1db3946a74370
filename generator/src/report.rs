//! What the user reads on standard output.

use std::ffi::OsStr;
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::answers::{Answers, Value};
use crate::cli::Request;
use crate::error::{Error, Result};
use crate::plan::File;
use crate::questions::{Kind, QUESTIONS, TOPICS};
use crate::{next, programs, quote};

/// The files as a tree below the name of their folder.
pub fn tree(target: &Path, files: &[File]) -> Result<()> {
    let mut text = format!("{}\n", quote::shown(target));
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
        quote::shown(target)
    ))
}

/// What went wrong around a project that was made all the same.
pub fn problems(problems: &[String]) {
    for problem in problems {
        print_error(&format!("warning: {problem}\n"));
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
        quote::shown(path),
        lines.collect::<String>()
    ))
}

/// An answer that may be empty, for people.
pub fn or_none(answer: &str) -> &str {
    if answer.is_empty() { "none" } else { answer }
}

/// What was made, or added to what was there.
pub fn made(
    path: &Path,
    answers: &Answers,
    count: usize,
    is_merge: bool,
    joined: Option<&Path>,
) -> Result<()> {
    let (name, shown) = (answers.project_name(), quote::shown(path));
    let files = if count == 1 { "file" } else { "files" };
    let made = if is_merge {
        format!("Added {count} {files} of {name} to {shown}, and changed none.\n")
    } else {
        format!("Created {name} in {shown}: {count} {files}.\n")
    };
    let joined = joined.map_or_else(String::new, |manifest| {
        format!("Added it to the workspace in {}.\n", quote::shown(manifest))
    });
    print(&(made + &joined))
}

/// One of the commands that `--run-tests` runs.
pub fn step(number: usize, count: usize, step: &[&str]) -> Result<()> {
    print(&format!("\n[{number}/{count}] {}\n", step.join(" ")))
}

/// What to do next, and how to make it again.
pub fn next(path: &Path, answers: &Answers, request: &Request) -> Result<()> {
    // A leading dash would make it an option.
    let path = if path.as_os_str().as_encoded_bytes().starts_with(b"-") {
        &Path::new(".").join(path)
    } else {
        path
    };
    let cd = (path != Path::new(".")).then(|| format!("cd {}", quote::path(path)));
    let steps: Vec<_> = cd.into_iter().chain(next::commands()).collect();
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
fn command(path: &Path, answers: &Answers, request: &Request) -> String {
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

/// The answers as the options that give them, but for a name that the path gives.
pub fn options(answers: &Answers, named: Option<&str>) -> String {
    let options = QUESTIONS.iter().map(|question| {
        let flag = question.flag;
        match (&question.kind, answers.get(question)) {
            (_, Value::Switch(true)) => format!(" --{flag}"),
            (_, Value::Switch(false)) => format!(" --no-{flag}"),
            (_, Value::Topics(topics)) if topics.len() == TOPICS.len() => format!(" --{flag} all"),
            (_, Value::Topics(topics)) if topics.is_empty() => format!(" --{flag} none"),
            (_, Value::Topics(topics)) => format!(" --{flag} {}", topics.join(",")),
            (Kind::Name, Value::Text(name)) if named == Some(name) => String::new(),
            (_, Value::Text(text)) => format!(" --{flag}={}", quote::text(text)),
        }
    });
    options.collect()
}

/// Prints text without styles; what a terminal would act on is escaped, because names can come from anywhere.
pub fn print(text: &str) -> Result<()> {
    print_styled(&quote::escaped_lines(text))
}

/// Returns the text without styles.
pub fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

/// Prints text of ours.
pub fn print_styled(text: &str) -> Result<()> {
    match anstream::stdout().write_all(text.as_bytes()) {
        // Whoever read it, `head` for example, has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(Error::Stdout),
    }
}

/// Prints on standard error. Ignores that it is closed: what was done is done, and the exit code reports it.
pub fn print_error(text: &str) {
    let _ = anstream::stderr().write_all(quote::escaped_lines(text).as_bytes());
}
