//! Brings a project to the template of this version, or to other answers: a merge of three, in which
//! the base is what the recorded version gave with the recorded answers.

pub mod cli;
pub mod journal;
pub mod merge;
pub mod operations;
pub mod problem;
pub mod three_way;
pub mod worktree;

pub mod report;
mod status;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::answers::{self, Answers, Value};
use crate::answers_file::{self, Recorded};
use crate::error::{Context, Result};
use crate::format::Format;
use crate::lock::Lock;
use crate::plan::plan;
use crate::questions::{Kind, QUESTIONS, Question, TOPICS};
use crate::report::print;
use crate::template::Template;
use crate::{quote, releases};
use journal::{Direction, Journal};
use merge::{Change, Entry, Merge, Project, Tree, merge};
use problem::Problem;
use worktree::{BACKUP, Disk};

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

impl Request {
    /// Where the project was found above the current folder, its paths are not relative to that one.
    fn say_where(&self, disk: &Disk) -> Result<()> {
        let is_shown = self.path.is_none() && !self.quiet && self.format == Format::Text;
        if is_shown && Disk::at(".".as_ref())?.root != disk.root {
            return print(&format!("In {}:\n", disk.root.display()));
        }
        Ok(())
    }
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
    let disk = match &request.path {
        Some(path) => Disk::at(path)?,
        None => Disk::around(is_project)?,
    };
    request.say_where(&disk)?;
    if !is_project(&disk.root) {
        let path = disk.root;
        return Err(Problem::NoProject { path }.into());
    }
    let turn = match request.action {
        Action::Status => None,
        _ if request.dry_run => None,
        _ => Some(turn(&disk.root)?),
    };
    let direction = match request.action {
        Action::Continue => Some(Direction::Forward),
        Action::Abort => Some(Direction::Back),
        _ => None,
    };
    if let Some(direction) = direction {
        let journal = Journal::open(disk, direction)?;
        journal.carry_out(direction)?;
        return report::settled(direction, &journal.conflicts, request.quiet);
    }
    if journal::is_interrupted(&disk.root) {
        let path = disk.root;
        if turn.is_none() && Lock::is_taken(&path.join(journal::LOCK)) {
            return Err(Problem::Running { path }.into());
        }
        let given = request.path.as_deref().map(quote::path);
        let given = given.map_or_else(String::new, |given| format!(" {given}"));
        return Err(Problem::Interrupted { path, given }.into());
    }
    let update = prepare(&request.action, &disk)?;
    if matches!(request.action, Action::Status) {
        return status::status(&update, &disk, request.format);
    }
    if request.dry_run {
        report::preview(&update, request.diff)?;
        check(&update.merge, &disk)?;
        return Ok(report::code(&update.merge));
    }
    let backup = carry_out(&update.merge, disk)?;
    report::updated(&update, backup.as_deref(), request.quiet)
}

fn is_project(root: &Path) -> bool {
    let answers = root.join(answers_file::PATH);
    journal::is_interrupted(root) || answers.symlink_metadata().is_ok()
}

/// Keeps every other update of this project out as long as it lives.
fn turn(root: &Path) -> Result<Lock> {
    let path = root.join(journal::LOCK);
    let taken = Lock::take(&path).context("lock", &path)?;
    taken.ok_or_else(|| {
        let path = root.to_owned();
        Problem::Running { path }.into()
    })
}

/// Writes the result; where no repository has what was there before, a backup has, and this is its folder.
pub fn carry_out(merge: &Merge, disk: Disk) -> Result<Option<String>> {
    let is_committed = check(merge, &disk)?;
    if merge.changes.is_empty() {
        return Ok(None);
    }
    let (mut changes, mut backup) = (Vec::new(), None);
    if !is_committed && merge.changes.iter().any(|change| change.before.is_some()) {
        let folder = free_name(&disk)?;
        let copies_in = format!("{folder}/files");
        changes = copies(&merge.changes, &copies_in);
        changes.push(ignored(&folder));
        backup = Some(copies_in);
    }
    changes.extend_from_slice(&merge.changes);
    let conflicts = report::conflicts(merge);
    Journal::begin(disk, &changes, &merge.emptied, conflicts)?.carry_out(Direction::Forward)?;
    Ok(backup)
}

/// Reads the project and computes all that is to become of it.
pub fn prepare(action: &Action, disk: &Disk) -> Result<Update> {
    let recorded = recorded(disk)?;
    let removed_by_hand = removed_by_hand(&recorded.answers, disk)?;
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
    let theirs = tree(&Template::current(), &wanted)?;
    let merge = merge(&base, &theirs, disk)?;
    Ok(Update {
        recorded,
        removed_by_hand,
        wanted,
        base,
        merge,
    })
}

fn recorded(disk: &Disk) -> Result<Recorded> {
    let read = match disk.entry(answers_file::PATH)? {
        Entry::File(text) => answers_file::read(&String::from_utf8_lossy(&text)),
        _ if disk.root.join(answers_file::PATH).is_symlink() => {
            Err("it is a link, which is not followed: put the file itself there".to_owned())
        }
        _ => Err("it is no file: put the file there that the project was made with".to_owned()),
    };
    read.map_err(|problem| Problem::Answers { problem }.into())
}

/// The topics of which both files are gone: deleting them is how a topic is removed by hand.
fn removed_by_hand(answers: &Answers, disk: &Disk) -> Result<Vec<&'static str>> {
    let mut removed = Vec::new();
    for topic in TOPICS
        .iter()
        .filter(|it| answers.topics().contains(&it.name))
    {
        let mut entries = topic.files().into_iter().map(|path| disk.entry(&path));
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
fn check(merge: &Merge, disk: &Disk) -> Result<bool> {
    if !merge.unresolved.is_empty() {
        let paths = merge.unresolved.clone();
        return Err(Problem::Unresolved { paths }.into());
    }
    match disk.uncommitted(&merge.changes) {
        Some(paths) if !paths.is_empty() => Err(Problem::Uncommitted { paths }.into()),
        uncommitted => Ok(uncommitted.is_some()),
    }
}

fn free_name(disk: &Disk) -> Result<String> {
    let mut name = BACKUP.to_owned();
    for number in 2.. {
        if disk.entry(&name)? == Entry::Absent {
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
    }
}

/// A copy in `folder` of every file that is going to change.
fn copies(changes: &[Change], folder: &str) -> Vec<Change> {
    let copy = |change: &Change| {
        Some(Change {
            path: format!("{folder}/{}", change.path),
            before: None,
            after: Some(change.before.clone()?),
        })
    };
    changes.iter().filter_map(copy).collect()
}
