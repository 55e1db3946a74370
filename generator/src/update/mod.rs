//! Brings a project to the template of this version, or to other answers: a merge of three, in which
//! the base is what the recorded version gave with the recorded answers.

pub mod cli;
pub mod journal;
pub mod merge;
pub mod operations;
pub mod problem;
pub mod three_way;
pub mod worktree;

mod report;
mod starter;
mod status;

use std::path::PathBuf;
use std::process::ExitCode;

use crate::answers::{self, Answers, Value};
use crate::answers_file::{self, Recorded};
use crate::error::Result;
use crate::format::Format;
use crate::plan::plan;
use crate::questions::{Kind, QUESTIONS, Question, TOPICS};
use crate::report::print;
use crate::system::folder::{Entry, Folder};
use crate::system::state;
use crate::template::Template;
use crate::write::temporary;
use crate::{quote, releases};
use journal::{Direction, Journals};
use merge::{Change, Merge, Tree, merge};
use problem::Problem;
use worktree::BACKUP;

/// What was asked for on the command line.
#[derive(Debug)]
pub struct Request {
    pub action: Action,
    /// Where the project is; without one it is looked for from the current folder upwards.
    pub path: Option<PathBuf>,
    pub dry_run: bool,
    pub diff: bool,
    pub quiet: bool,
    pub format: Format,
}

#[derive(Debug)]
pub enum Action {
    /// With other answers, each as `NAME=VALUE`.
    Update(Vec<String>),
    /// Names of topics.
    Add(Vec<String>),
    Remove(Vec<String>),
    Status,
    Continue,
    Abort,
}

/// A project, and what an update makes of it.
pub struct Update {
    pub recorded: Recorded,
    /// Topics whose files the user deleted.
    pub removed_by_hand: Vec<&'static str>,
    pub wanted: Answers,
    pub base: Tree,
    pub merge: Merge,
}

/// Does what the command line asks for; the exit code says whether something is left to do.
pub fn run(request: &Request) -> Result<ExitCode> {
    let only_reads = request.dry_run || matches!(request.action, Action::Status);
    let journals = match state::open().and_then(|state| Journals::open(&state)) {
        // Where nothing can be recorded, nothing was.
        Err(_) if only_reads => None,
        journals => Some(journals?),
    };
    let project = find(request, journals.as_ref())?;
    match (&request.action, &journals) {
        (Action::Continue, Some(journals)) => {
            return resume(journals, project, Direction::Forward, request);
        }
        (Action::Abort, Some(journals)) => {
            return resume(journals, project, Direction::Back, request);
        }
        (_, Some(journals)) if journals.is_interrupted(&project.path)? => {
            let given = request.path.as_deref().map(quote::path);
            let given = given.map_or_else(String::new, |given| format!(" {given}"));
            let path = project.path;
            return Err(Problem::Interrupted { path, given }.into());
        }
        _ => {}
    }
    report::received_journal(&project)?;
    let update = prepare(&request.action, &project)?;
    match journals {
        _ if matches!(request.action, Action::Status) => {
            status::status(&update, &project, request.format)
        }
        Some(journals) if !request.dry_run => {
            let backup = carry_out(&update.merge, project, &journals)?;
            report::updated(&update, backup.as_deref(), request.quiet)
        }
        _ => {
            report::preview(&update, request.diff)?;
            check(&update.merge, &project)?;
            Ok(report::code(&update.merge))
        }
    }
}

/// Finds the project: where the user says, or around the current folder.
fn find(request: &Request, journals: Option<&Journals>) -> Result<Folder> {
    let is_project = |folder: &Folder| {
        let is_interrupted = journals.map_or(Ok(false), |it| it.is_interrupted(&folder.path))?;
        Ok(is_interrupted || folder.entry(answers_file::PATH)? != Entry::Absent)
    };
    let Some(path) = &request.path else {
        let project = worktree::around(is_project)?;
        let is_shown = !request.quiet && request.format == Format::Text;
        if is_shown && worktree::at(".".as_ref())?.path != project.path {
            print(&format!("In {}:\n", quote::shown(&project.path)))?;
        }
        return Ok(project);
    };
    let project = worktree::at(path)?;
    if is_project(&project)? {
        return Ok(project);
    }
    let path = project.path;
    Err(Problem::NoProject { path }.into())
}

fn resume(
    journals: &Journals,
    project: Folder,
    direction: Direction,
    request: &Request,
) -> Result<ExitCode> {
    temporary::clean();
    let journal = journals.resume(project, direction)?;
    journal.carry_out(direction)?;
    report::settled(direction, journal.conflicts(), request.quiet)
}

/// Writes the result; where no repository has what was there before, a backup has, and this is its folder.
pub fn carry_out(merge: &Merge, project: Folder, journals: &Journals) -> Result<Option<String>> {
    let is_committed = check(merge, &project)?;
    if merge.changes.is_empty() {
        return Ok(None);
    }
    temporary::clean();
    let (mut changes, mut backup) = (Vec::new(), None);
    if !is_committed && merge.changes.iter().any(|change| change.before.is_some()) {
        let folder = free_name(&project)?;
        let copies_in = format!("{folder}/files");
        changes = copies(&merge.changes, &copies_in);
        changes.push(ignored(&folder));
        backup = Some(copies_in);
    }
    changes.extend_from_slice(&merge.changes);
    let conflicts = report::conflicts(merge);
    let journal = journals.begin(project, &changes, &merge.emptied, conflicts)?;
    journal.carry_out(Direction::Forward)?;
    Ok(backup)
}

/// Reads the project and computes all that is to become of it.
pub fn prepare(action: &Action, project: &Folder) -> Result<Update> {
    let recorded = recorded(project)?;
    let removed_by_hand = removed_by_hand(&recorded.answers, project)?;
    let topics = recorded.answers.topics().iter().copied();
    let topics = topics.filter(|topic| !removed_by_hand.contains(topic));
    let present = with_topics(recorded.answers.clone(), topics.collect())?;
    let wanted = wanted(action, present.clone())?;
    let template = releases::template(&recorded.version)
        .expect("the answers file was checked against the releases");
    let mut base = tree(&template, &present)?;
    let answers = tree(&template, &recorded.answers)?.remove(answers_file::PATH);
    base.insert(
        answers_file::PATH.to_owned(),
        answers.expect("every release has an answers file"),
    );
    let mut theirs = tree(&Template::current(), &wanted)?;
    if starter::is_kept(&template, &present, project)? {
        base.extend(starter::code(&template, &present)?);
        theirs.extend(starter::code(&Template::current(), &wanted)?);
    }
    let merge = merge(&base, &theirs, project)?;
    Ok(Update {
        recorded,
        removed_by_hand,
        wanted,
        base,
        merge,
    })
}

fn recorded(project: &Folder) -> Result<Recorded> {
    let read = match project.entry(answers_file::PATH)? {
        Entry::File(text) => answers_file::read(&String::from_utf8_lossy(&text)),
        Entry::Large => Err("it is too large".to_owned()),
        _ => Err("it is not a regular file, and links are not followed; put the file there that the project was created with".to_owned()),
    };
    read.map_err(|problem| Problem::Answers { problem }.into())
}

/// The topics of which both files are gone: deleting them is how a topic is removed by hand.
fn removed_by_hand(answers: &Answers, project: &Folder) -> Result<Vec<&'static str>> {
    let mut removed = Vec::new();
    for topic in TOPICS
        .iter()
        .filter(|it| answers.topics().contains(&it.name))
    {
        let mut entries = topic.files().into_iter().map(|path| project.entry(&path));
        if entries.try_fold(true, |all, entry| {
            Ok::<_, crate::error::Error>(all && entry? == Entry::Absent)
        })? {
            removed.push(topic.name);
        }
    }
    Ok(removed)
}

fn wanted(action: &Action, present: Answers) -> Result<Answers> {
    let have = |topic: &str| present.topics().contains(&topic);
    let chosen = |is_wanted: &dyn Fn(&str) -> bool| {
        let names = TOPICS.iter().map(|topic| topic.name);
        names.filter(|topic| is_wanted(topic)).collect()
    };
    let named = |topics: &[String], topic: &str| topics.iter().any(|it| it == topic);
    let topics = match action {
        Action::Add(topics) => chosen(&|topic| have(topic) || named(topics, topic)),
        Action::Remove(topics) => chosen(&|topic| have(topic) && !named(topics, topic)),
        Action::Update(given) => {
            return given
                .iter()
                .try_fold(present, |answers, it| set(answers, it));
        }
        Action::Status | Action::Continue | Action::Abort => return Ok(present),
    };
    with_topics(present, topics)
}

/// The answers with one of them set by `NAME=VALUE`.
fn set(answers: Answers, given: &str) -> Result<Answers> {
    let parts = given.split_once('=').and_then(|(name, value)| {
        let is_named = |it: &&Question| it.flag == name || it.name == name;
        Some((QUESTIONS.iter().find(is_named)?, value))
    });
    let Some((question, value)) = parts else {
        let names: Vec<_> = QUESTIONS.iter().map(|question| question.flag).collect();
        let (given, names) = (given.to_owned(), names.join(", "));
        return Err(Problem::Set { given, names }.into());
    };
    answers.with(question, answers::parse(question, value)?)
}

fn with_topics(answers: Answers, topics: Vec<&'static str>) -> Result<Answers> {
    let mut questions = QUESTIONS.iter();
    let question = questions.find(|question| matches!(question.kind, Kind::Topics));
    answers.with(
        question.expect("the table asks for topics"),
        Value::Topics(topics),
    )
}

/// What the template gives for these answers.
pub fn tree(template: &Template, answers: &Answers) -> Result<Tree> {
    let files = plan(template, answers)?.into_iter();
    Ok(files.map(|file| (file.path, file.contents)).collect())
}

/// Refuses what could lose something; tells whether the last commit has all that is to be changed.
fn check(merge: &Merge, project: &Folder) -> Result<bool> {
    if !merge.unresolved.is_empty() {
        let paths = merge.unresolved.clone();
        return Err(Problem::Unresolved { paths }.into());
    }
    match worktree::uncommitted(project, &merge.changes) {
        Some(mut paths) => {
            paths.retain(|path| !merge.untouched.contains(path));
            if paths.is_empty() {
                return Ok(true);
            }
            Err(Problem::Uncommitted { paths }.into())
        }
        None => Ok(false),
    }
}

fn free_name(project: &Folder) -> Result<String> {
    let mut name = BACKUP.to_owned();
    for number in 2.. {
        if project.entry(&name)? == Entry::Absent {
            break;
        }
        name = format!("{BACKUP}-{number}");
    }
    Ok(name)
}

/// Keeps the folder out of a repository that is started later.
fn ignored(folder: &str) -> Change {
    Change {
        path: format!("{folder}/.gitignore"),
        before: None,
        after: Some(b"*\n".to_vec()),
        copy_of: None,
    }
}

/// A copy in `folder` of every file that is going to change.
fn copies(changes: &[Change], folder: &str) -> Vec<Change> {
    let copy = |change: &Change| {
        Some(Change {
            path: format!("{folder}/{}", change.path),
            before: None,
            after: Some(change.before.clone()?),
            copy_of: Some(change.path.clone()),
        })
    };
    changes.iter().filter_map(copy).collect()
}
