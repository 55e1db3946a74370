//! Answers as the options that give them.

use super::{Answers, Value};
use crate::questions::{Kind, QUESTIONS, TOPICS};
use crate::text::quote;

/// The answers as the options that give them, but for a name that the path gives.
pub fn options(answers: &Answers, named: Option<&str>) -> String {
    let options = QUESTIONS.iter().map(|question| {
        let flag = question.flag;
        match (&question.kind, answers.get(question)) {
            (_, Value::Switch(true)) => format!(" --{flag}"),
            (_, Value::Switch(false)) => format!(" --no-{flag}"),
            (_, Value::Topics(topics)) if topics.len() == TOPICS.len() => format!(" --{flag} all"),
            (_, Value::Topics(topics)) if topics.is_empty() => format!(" --{flag} none"),
            (_, Value::Topics(topics)) => format!(" --{flag} {}", topics.join(",")),
            (Kind::Name, Value::Text(name)) if named == Some(name) => String::new(),
            (_, Value::Text(text)) => format!(" --{flag}={}", quote::text(text)),
        }
    });
    options.collect()
}
