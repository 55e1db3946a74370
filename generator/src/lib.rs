//! Starts a Python package whose hot parts are written in Rust: request, answers, plan, disk.

pub mod answers;
pub mod cli;
pub mod error;
pub mod frontends;
pub mod plan;
pub mod questions;
pub mod reserved;
pub mod template;

mod git;
mod prompt;
mod render;
mod report;
mod workspace;
mod write;

use std::path::{Path, PathBuf};

use answers::{Answers, Value};
use cli::Request;
use error::{Error, Result};
use questions::{Default, Question};

/// Does what the command line asks for.
pub fn run(request: &Request) -> Result<()> {
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
    let notes = settle(&target, request.git);
    if request.quiet {
        return Ok(());
    }
    report::created(&path, &answers, &files, request.git, &notes)
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

/// Makes the new project at home where it stands; nothing in here can undo it.
fn settle(target: &Path, git: bool) -> Vec<String> {
    let mut notes = Vec::new();
    match workspace::join(target) {
        Ok(None) => {}
        Ok(Some(manifest)) => notes.push(format!(
            "Added it to the workspace in {}.",
            manifest.display()
        )),
        Err(problem) => notes.push(format!("Not added to the workspace around it: {problem}")),
    }
    if git
        && !git::is_inside_repository(target)
        && let Err(problem) = git::init(target)
    {
        notes.push(format!("No git repository was started: {problem}"));
    }
    notes
}
