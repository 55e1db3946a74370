//! The making of a project: request, answers, plan, disk.

use std::path::{Path, PathBuf};

use crate::answers::{self, Answers, Value};
use crate::cli::Request;
use crate::error::{Error, Result};
use crate::plan::{self, File};
use crate::questions::{Default, QUESTIONS, Question};
use crate::template::Template;
use crate::{git, inspect, next, prompt, report, workspace, write};

/// Where the project goes.
struct Place {
    /// As the user gave it.
    path: PathBuf,
    /// The same without links and `..`.
    target: PathBuf,
    /// Whether files are there that stay.
    is_merge: bool,
}

/// Makes a project.
pub fn create(request: &Request) -> Result<()> {
    check_given(request)?;
    let interactive = !request.yes && prompt::is_possible();
    let place = Place::find(request, interactive)?;
    let answers =
        Answers::collect(|question| answer(question, request, &place.target, interactive))?;
    let mut files = plan::plan(&Template::current(), &answers)?;
    if place.is_merge {
        files = write::missing(files, &place.target)?;
    }
    if request.dry_run {
        return report::tree(&place.path, &files);
    }
    if files.is_empty() {
        return report::nothing_to_add(&place.path);
    }
    agree(&place, &answers, &files, request, interactive)?;
    place.write(&files)?;
    finish(&place, &answers, &files, request)
}

impl Place {
    fn find(request: &Request, interactive: bool) -> Result<Self> {
        let path = path(request, interactive)?;
        let target = write::resolve(&path)?;
        if !request.dry_run {
            write::clear(&target);
        }
        let is_merge = request.merge && target.is_dir();
        if !is_merge {
            write::check_free(&target)?;
        }
        Ok(Self {
            path,
            target,
            is_merge,
        })
    }

    fn write(&self, files: &[File]) -> Result<()> {
        if self.is_merge {
            write::add(files, &self.target)
        } else {
            write::create(files, &self.target)
        }
    }
}

/// Shows what is about to be written, and asks whether it may be, where somebody was asked anything.
fn agree(
    place: &Place,
    answers: &Answers,
    files: &[File],
    request: &Request,
    interactive: bool,
) -> Result<()> {
    let is_open = request.path.is_none() || request.given.len() < QUESTIONS.len();
    if place.is_merge && !request.quiet {
        report::tree(&place.path, files)?;
    }
    if !interactive || !(is_open || place.is_merge) {
        return Ok(());
    }
    report::summary(&place.path, answers)?;
    if prompt::confirm(&format!("Write {} files?", files.len()))? {
        return Ok(());
    }
    Err(Error::Declined)
}

/// What follows once the files are there. Nothing in here can undo the project.
fn finish(place: &Place, answers: &Answers, files: &[File], request: &Request) -> Result<()> {
    let (joined, problems) = settle(&place.target, files, request.git && !place.is_merge);
    report::problems(&problems);
    if !request.quiet {
        report::created(&place.path, answers, files, request, joined.as_deref())?;
    }
    if request.run_tests {
        next::run_tests(&place.target, request.quiet)?;
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
/// did, and what went wrong.
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
    let missing = inspect::missing_programs();
    if !missing.is_empty() {
        problems.push(format!(
            "{} not found on PATH: `create-pyo3 doctor` says how to get what a build needs",
            missing.join(", ")
        ));
    }
    (joined, problems)
}
