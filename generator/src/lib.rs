//! Starts a Python package whose hot parts are written in Rust: request, answers, plan, disk.

pub mod answers;
pub mod cli;
pub mod error;
pub mod frontends;
pub mod git;
pub mod plan;
pub mod questions;
pub mod reserved;
pub mod suggest;
pub mod template;
pub mod workspace;

mod prompt;
mod render;
mod report;
mod write;

use std::path::{Path, PathBuf};

use answers::{Answers, Value};
use cli::Request;
use error::{Error, Result};
use questions::{Default, QUESTIONS, Question};

/// Does what the command line asks for.
pub fn run(request: &Request) -> Result<()> {
    check_given(request)?;
    let interactive = !request.yes && prompt::is_possible();
    let path = path(request, interactive)?;
    let target = write::resolve(&path)?;
    write::check_free(&target)?;
    let answers = Answers::collect(|question| answer(question, request, &target, interactive))?;
    let files = plan::plan(&answers)?;
    if request.dry_run {
        return report::tree(&path, &files);
    }
    write::write(&files, &target)?;
    let (joined, problems) = settle(&target, request.git);
    report::problems(&problems);
    if request.quiet {
        return Ok(());
    }
    report::created(&path, &answers, &files, request.git, joined.as_deref())
}

/// Before anything is asked: what a flag says must not fail after the fifth answer.
fn check_given(request: &Request) -> Result<()> {
    for question in QUESTIONS {
        if let Some(given) = request.given.get(question.name) {
            answers::check(question, given)?;
        }
    }
    Ok(())
}

fn path(request: &Request, interactive: bool) -> Result<PathBuf> {
    match &request.path {
        Some(path) => Ok(path.clone()),
        None if interactive => prompt::path().map(PathBuf::from),
        None => Err(Error::NoPath),
    }
}

fn answer(
    question: &'static Question,
    request: &Request,
    target: &Path,
    interactive: bool,
) -> Result<Value> {
    if let Some(given) = request.given.get(question.name) {
        return Ok(given.clone());
    }
    let default = default(question, target, interactive)?;
    if interactive {
        prompt::ask(question, default)
    } else {
        Ok(default)
    }
}

fn default(question: &Question, target: &Path, interactive: bool) -> Result<Value> {
    let from_outside = match question.default {
        Default::Path => {
            let name = target.file_name().and_then(std::ffi::OsStr::to_str);
            name.map(str::to_owned)
        }
        Default::Git => git::author()
            .filter(|author| answers::check(question, &Value::Text(author.clone())).is_ok()),
        _ => None,
    };
    if matches!(question.default, Default::Path) && from_outside.is_none() && !interactive {
        return Err(Error::NoName {
            path: target.to_owned(),
        });
    }
    Ok(answers::default(
        question,
        &from_outside.unwrap_or_default(),
    ))
}

/// Makes the new project at home where it stands: the manifest of the workspace that took it, if one
/// did, and what went wrong. Nothing in here can undo the project.
fn settle(target: &Path, git: bool) -> (Option<PathBuf>, Vec<String>) {
    let mut problems = Vec::new();
    let joined = workspace::join(target).unwrap_or_else(|problem| {
        problems.push(format!("not added to the workspace around it: {problem}"));
        None
    });
    if git
        && !git::is_inside_repository(target)
        && let Err(problem) = git::init(target)
    {
        problems.push(format!("no git repository was started: {problem}"));
    }
    (joined, problems)
}
