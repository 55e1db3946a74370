//! Answers as the options that give them.

use super::{Answers, Value};
use crate::questions::{Kind, QUESTIONS, Question, TOPICS};
use crate::text::quote;

/// The answers as the options that give them, but for a name that the path gives.
pub fn options(answers: &Answers, named: Option<&str>) -> String {
    let options = QUESTIONS
        .iter()
        .map(|question| match (&question.kind, answers.get(question)) {
            (Kind::Name, Value::Text(name)) if named == Some(name) => String::new(),
            (_, value) => format!(" {}", option(question, value)),
        });
    options.collect()
}

/// The options that give what is different in the new answers.
pub fn changed(before: &Answers, after: &Answers) -> String {
    let changed = QUESTIONS
        .iter()
        .filter(|question| before.get(question) != after.get(question))
        .map(|question| option(question, after.get(question)));
    changed.collect::<Vec<_>>().join(" ")
}

fn option(question: &Question, value: &Value) -> String {
    let flag = question.flag;
    match value {
        Value::Switch(true) => format!("--{flag}"),
        Value::Switch(false) => format!("--no-{flag}"),
        Value::Topics(topics) if topics.len() == TOPICS.len() => format!("--{flag} all"),
        Value::Topics(topics) if topics.is_empty() => format!("--{flag} none"),
        Value::Topics(topics) => format!("--{flag} {}", topics.join(",")),
        Value::Text(text) => format!("--{flag}={}", quote::text(text)),
    }
}
