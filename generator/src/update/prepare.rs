//! Reads a project and computes what an update makes of it.

use super::merge::{Merge, Tree, merge};
use super::starter;
use crate::answers::file::{self, Recorded};
use crate::answers::{self, Answers, Value};
use crate::error::Result;
use crate::error::update::Problem;
use crate::plan::plan;
use crate::questions::{Kind, QUESTIONS, TOPICS};
use crate::request::Action;
use crate::system::folder::{Entry, Folder};
use crate::template::{ANSWERS_FILE, Template, releases};
use crate::text::nearest::nearest;

/// A project, and what an update makes of it.
pub struct Update {
    pub recorded: Recorded,
    /// Topics whose files the user deleted.
    pub removed_by_hand: Vec<&'static str>,
    pub wanted: Answers,
    /// What the recorded version gives with the recorded answers.
    pub base: Tree,
    pub merge: Merge,
}

/// Reads the project and computes all that is to become of it.
pub fn prepare(action: &Action, project: &Folder) -> Result<Update> {
    let recorded = recorded(project)?;
    let removed_by_hand = removed_by_hand(&recorded.answers, project)?;
    let mut topics = recorded.answers.topics().to_vec();
    topics.retain(|topic| !removed_by_hand.contains(topic));
    let present = with_topics(recorded.answers.clone(), topics)?;
    let wanted = wanted(action, present.clone())?;
    let template = releases::template(&recorded.version)
        .expect("the answers file was checked against the releases");
    let mut base = tree(&template, &present)?;
    let answers = tree(&template, &recorded.answers)?.remove(ANSWERS_FILE);
    let answers = answers.expect("every release has an answers file");
    base.insert(ANSWERS_FILE.to_owned(), answers);
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
    let read = match project.entry(ANSWERS_FILE)? {
        Entry::File(text) => file::read(&String::from_utf8_lossy(&text)),
        Entry::Large => Err("it is too large".to_owned()),
        _ => Err("it is not a regular file, and links are not followed".to_owned()),
    };
    read.map_err(|problem| Problem::Answers { problem }.into())
}

/// Returns the topics of which both files are gone: deleting them is how a topic is removed by hand.
fn removed_by_hand(answers: &Answers, project: &Folder) -> Result<Vec<&'static str>> {
    let mut removed = Vec::new();
    for topic in TOPICS {
        let [source, test] = topic.files();
        if answers.topics().contains(&topic.name)
            && project.entry(&source)? == Entry::Absent
            && project.entry(&test)? == Entry::Absent
        {
            removed.push(topic.name);
        }
    }
    Ok(removed)
}

/// Returns the answers that the project is to have.
fn wanted(action: &Action, present: Answers) -> Result<Answers> {
    let is_named = |names: &[String], topic: &str| names.iter().any(|name| name == topic);
    let mut topics = Vec::new();
    for topic in TOPICS.iter().map(|topic| topic.name) {
        let is_present = present.topics().contains(&topic);
        let is_wanted = match action {
            Action::Add(names) => is_present || is_named(names, topic),
            Action::Remove(names) => is_present && !is_named(names, topic),
            _ => is_present,
        };
        if is_wanted {
            topics.push(topic);
        }
    }
    let mut wanted = with_topics(present, topics)?;
    if let Action::Update(given) = action {
        for answer in given {
            wanted = set(wanted, answer)?;
        }
    }
    Ok(wanted)
}

/// Returns the answers with one of them set by `NAME=VALUE`.
fn set(answers: Answers, given: &str) -> Result<Answers> {
    let (name, value) = given.split_once('=').unwrap_or((given, "VALUE"));
    if given.contains('=') {
        for question in QUESTIONS {
            if question.flag == name || question.name == name {
                return answers.with(question, answers::parse(question, value)?);
            }
        }
    }
    let names: Vec<_> = QUESTIONS.iter().map(|question| question.flag).collect();
    let meant = nearest(name, names.iter().copied());
    Err(Problem::Set {
        given: given.to_owned(),
        meant: meant.map(|meant| format!("{meant}={value}")),
        names: names.join(", "),
    }
    .into())
}

fn with_topics(answers: Answers, topics: Vec<&'static str>) -> Result<Answers> {
    let mut questions = QUESTIONS.iter();
    let question = questions.find(|question| matches!(question.kind, Kind::Topics));
    let question = question.expect("the table asks for topics");
    answers.with(question, Value::Topics(topics))
}

/// Returns what the template gives for these answers.
pub fn tree(template: &Template, answers: &Answers) -> Result<Tree> {
    let files = plan(template, answers)?.into_iter();
    Ok(files.map(|file| (file.path, file.contents)).collect())
}
