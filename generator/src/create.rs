//! The making of a project: request, answers, plan, disk.

use std::path::{Path, PathBuf};

use crate::answers::{self, Answers, Value};
use crate::cli::Request;
use crate::error::{Error, Result};
use crate::plan::{self, File};
use crate::questions::{Default, QUESTIONS, Question};
use crate::template::Template;
use crate::workspace::{self, Joined};
use crate::{git, inspect, next, prompt, quote, report, suggest, write};

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
    if request.run_tests {
        next::check()?;
    }
    let interactive = !request.yes && prompt::is_possible();
    let place = Place::find(request, interactive)?;
    let answers =
        Answers::collect(|question| answer(question, request, &place.target, interactive))?;
    let mut files = plan::plan(&Template::current(), &answers)?;
    if place.is_merge {
        write::check_no_other_package(&files, &answers, &place.target)?;
        files = write::missing(files, &place.target)?;
    }
    if request.dry_run {
        return report::tree(&place.path, &files);
    }
    if files.is_empty() {
        if !request.quiet {
            report::nothing_to_add(&place.path)?;
        }
        return test(&place, request);
    }
    agree(&place, &answers, &files, request, interactive)?;
    place.write(&files)?;
    finish(&place, &answers, &files, request)
}

impl Place {
    fn find(request: &Request, interactive: bool) -> Result<Self> {
        let merge = request.merge;
        let check = move |path: PathBuf| Self::at(path, merge).map(drop);
        let path = match &request.path {
            Some(path) => path.clone(),
            None if interactive => prompt::path(check)?,
            None => return Err(Error::NoPath),
        };
        Self::at(path, merge)
    }

    /// Refuses a path at which no project can be made.
    fn at(path: PathBuf, merge: bool) -> Result<Self> {
        let target = write::resolve(&path)?;
        let is_merge = merge && target.is_dir();
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
        let (path, count) = (&place.path, files.len());
        report::made(path, answers, count, place.is_merge, joined.as_deref())?;
    }
    test(place, request)?;
    if !request.quiet {
        report::next(&place.path, answers, request)?;
    }
    Ok(())
}

fn test(place: &Place, request: &Request) -> Result<()> {
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
            name.map(|name| named(question, name, interactive))
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

/// Where somebody is asked, a name that is possible, and not one that only the next answer can mend.
fn named(question: &Question, name: &str, interactive: bool) -> String {
    let is_possible = answers::check(question, &Value::Text(name.to_owned())).is_ok();
    if is_possible || !interactive {
        name.to_owned()
    } else {
        suggest::near(name)
    }
}

/// Makes the new project at home where it stands: the manifest of the workspace that took it, if one
/// did, and what went wrong.
fn settle(target: &Path, files: &[File], git: bool) -> (Option<PathBuf>, Vec<String>) {
    let mut problems = Vec::new();
    let has_manifest = files.iter().any(|file| file.path == "Cargo.toml");
    let mut joined = None;
    match has_manifest.then(|| workspace::join(target)) {
        None | Some(Ok(Joined::Nothing)) => {}
        Some(Ok(Joined::Member(manifest))) => joined = Some(manifest),
        Some(Ok(Joined::Excluded(manifest, other))) => problems.push(format!(
            "excluded from the workspace in `{}`: `{}` needs PyO3 {}, and a workspace can have one PyO3; to join, give both the same, then move the project from `exclude` to `members`",
            quote::shown(&manifest),
            other.package,
            other.version
        )),
        Some(Err(problem)) => {
            problems.push(format!("not added to the workspace around it: {problem}"));
        }
    }
    match git::repository(target) {
        None if git => {
            if let Err(problem) = git::init(target) {
                problems.push(format!("no git repository was started: {problem}"));
            }
        }
        None => {}
        Some(root) => problems.extend(unread_workflows(root, target, files)),
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

/// What to know of workflows that are not where the repository around them has its own.
fn unread_workflows(root: &Path, target: &Path, files: &[File]) -> Option<String> {
    let mut paths = files.iter().map(|file| &file.path);
    let has_some = paths.any(|path| path.starts_with(".github/workflows/"));
    (has_some && root != target).then(|| {
        format!(
            "GitHub runs no workflow in this folder's .github, but only those in `{}`: move them there, or do without by --ci=none",
            quote::shown(&root.join(".github"))
        )
    })
}
