//! Answers to the questions of the table: checked when they are given, complete once they exist.

pub mod file;
pub mod flags;
pub mod name;
pub mod reserved;

use std::collections::BTreeMap;
use std::sync::Mutex;

use regex_lite::Regex;
use serde::Serialize;

use crate::error::{Error, Result};
use crate::questions::{Default, Kind, QUESTIONS, Question, TOPICS};
use crate::text::nearest::nearest;

/// An answer to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Value {
    Text(String),
    Switch(bool),
    /// Names of topics, in the order of the table.
    Topics(Vec<&'static str>),
}

/// A valid answer to every question of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answers(BTreeMap<&'static str, Value>);

impl Answers {
    /// Takes each answer from `answer`, in the order of the table, and checks it.
    pub fn collect(mut answer: impl FnMut(&'static Question) -> Result<Value>) -> Result<Self> {
        let mut answers = BTreeMap::new();
        for question in QUESTIONS {
            let value = answer(question)?;
            check(question, &value)?;
            answers.insert(question.name, value);
        }
        Ok(Self(answers))
    }

    /// The same with another answer to one question.
    pub fn with(mut self, question: &'static Question, value: Value) -> Result<Self> {
        check(question, &value)?;
        self.0.insert(question.name, value);
        Ok(self)
    }

    pub fn get(&self, question: &Question) -> &Value {
        &self.0[question.name]
    }

    /// The answer to a question whose answer is text.
    pub fn text(&self, name: &str) -> &str {
        match &self.0[name] {
            Value::Text(text) => text,
            other => panic!("{name} is {other:?}, not text"),
        }
    }

    pub fn project_name(&self) -> &str {
        self.text("project_name")
    }

    /// The name of the package to import.
    pub fn module_name(&self) -> String {
        name::module_name(self.project_name())
    }

    pub fn topics(&self) -> &[&'static str] {
        self.0
            .values()
            .find_map(|value| match value {
                Value::Topics(topics) => Some(topics.as_slice()),
                _ => None,
            })
            .unwrap_or_default()
    }
}

/// The answer of the table where none is given; `from_outside` is what the path or git says.
pub fn default(question: &Question, from_outside: &str) -> Value {
    match question.default {
        Default::Text(text) => Value::Text(text.to_owned()),
        Default::Switch(on) => Value::Switch(on),
        Default::Topics(topics) => Value::Topics(topics.to_vec()),
        Default::Path | Default::Git | Default::Remote => Value::Text(from_outside.to_owned()),
    }
}

/// Checks one answer by the rules of its question.
pub fn check(question: &Question, value: &Value) -> Result<()> {
    match (&question.kind, value) {
        (Kind::Name, Value::Text(name)) => name::check_name(name),
        (
            Kind::Text {
                pattern, expected, ..
            },
            Value::Text(text),
        ) => {
            // What the table itself says is right: a test sees to it, and a run need not.
            if *value == default(question, "") || matches(pattern, text) {
                return Ok(());
            }
            Err(Error::invalid(question, text, expected))
        }
        (Kind::Choice { options }, Value::Text(choice)) => {
            if options.contains(&choice.as_str()) {
                return Ok(());
            }
            Err(Error::invalid(
                question,
                choice,
                &format!("one of {}", options.join(", ")),
            ))
        }
        (Kind::Topics, Value::Topics(_)) | (Kind::Switch, Value::Switch(_)) => Ok(()),
        (kind, value) => panic!("{value:?} cannot answer a question of kind {kind:?}"),
    }
}

/// Reads an answer from text, as `--set` takes it.
pub fn parse(question: &Question, text: &str) -> Result<Value> {
    match question.kind {
        Kind::Topics => parse_topics(text),
        Kind::Switch => match text {
            "true" => Ok(Value::Switch(true)),
            "false" => Ok(Value::Switch(false)),
            _ => Err(Error::invalid(question, text, "true or false")),
        },
        _ => Ok(Value::Text(text.to_owned())),
    }
}

/// Reads `all`, `none` or a comma separated list of topics.
pub fn parse_topics(text: &str) -> Result<Value> {
    let wanted: Vec<&str> = match text {
        "all" => TOPICS.iter().map(|topic| topic.name).collect(),
        "none" => Vec::new(),
        list => list.split(',').map(str::trim).collect(),
    };
    let known = || TOPICS.iter().map(|topic| topic.name);
    match wanted
        .iter()
        .find(|name| !known().any(|topic| topic == **name))
    {
        Some(unknown) => Err(Error::UnknownTopic {
            topic: (*unknown).to_owned(),
            meant: nearest(unknown, known()),
            known: known().collect::<Vec<_>>().join(", "),
        }),
        None => Ok(Value::Topics(
            known().filter(|topic| wanted.contains(topic)).collect(),
        )),
    }
}

fn matches(pattern: &'static str, text: &str) -> bool {
    /// Each compiled at its first use: one with a limit in it is large, and takes longer than all else before
    /// the first file.
    static COMPILED: Mutex<BTreeMap<&str, Regex>> = Mutex::new(BTreeMap::new());
    let compile = || Regex::new(&format!("^(?:{pattern})$")).expect("a valid pattern");
    let mut compiled = COMPILED.lock().expect("no pattern panics");
    compiled
        .entry(pattern)
        .or_insert_with(compile)
        .is_match(text)
}
