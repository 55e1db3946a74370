//! Starts a Python package whose hot parts are written in Rust: request, answers, plan, disk. And
//! updates one, in [`update`].

pub mod answers;
pub mod answers_file;
pub mod cli;
pub mod error;
pub mod frontends;
pub mod plan;
pub mod questions;
pub mod releases;
pub mod reserved;
pub mod template;
pub mod update;

mod git;
mod interrupt;
mod prompt;
mod render;
mod report;
mod workspace;
mod write;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use answers::{Answers, Value};
use cli::{Call, Request};
use error::{Error, Result};
use plan::File;
use questions::{Default, QUESTIONS, Question};
use template::Template;

/// Does what the command line asks for; the exit code says whether something is left to do.
pub fn run(call: &Call) -> Result<ExitCode> {
    match call {
        Call::Create(request) => create(request).map(|()| ExitCode::SUCCESS),
        Call::Update(request) => update::run(request),
    }
}

/// Makes a project.
fn create(request: &Request) -> Result<()> {
    check_given(request)?;
    let interactive = !request.yes && prompt::is_possible();
    let path = path(request, interactive)?;
    let target = write::resolve(&path)?;
    if !request.dry_run {
        write::clear(&target);
    }
    let is_merge = request.merge && target.is_dir();
    if !is_merge {
        write::check_free(&target)?;
    }
    let answers = Answers::collect(|question| answer(question, request, &target, interactive))?;
    let mut files = plan::plan(&Template::current(), &answers)?;
    if is_merge {
        files = write::missing(files, &target)?;
    }
    if request.dry_run {
        return report::tree(&path, &files);
    }
    if files.is_empty() {
        return report::nothing_to_add(&path);
    }
    if is_merge {
        agree(&path, &files, request, interactive)?;
        write::add(&files, &target)?;
    } else {
        write::create(&files, &target)?;
    }
    let (joined, problems) = settle(&target, &files, request.git && !is_merge);
    report::problems(&problems);
    if request.quiet {
        return Ok(());
    }
    report::created(&path, &answers, &files, request, joined.as_deref())
}

/// Shows what would be added to a folder that has files already.
fn agree(path: &Path, files: &[File], request: &Request, interactive: bool) -> Result<()> {
    if !request.quiet {
        report::tree(path, files)?;
    }
    if interactive && !prompt::confirm(&format!("Add these {} files?", files.len()))? {
        return Err(Error::Declined);
    }
    Ok(())
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
fn settle(target: &Path, files: &[File], git: bool) -> (Option<PathBuf>, Vec<String>) {
    let mut problems = Vec::new();
    let has_manifest = files.iter().any(|file| file.path == "Cargo.toml");
    let joined = has_manifest.then(|| workspace::join(target));
    let joined = joined.unwrap_or(Ok(None)).unwrap_or_else(|problem| {
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
