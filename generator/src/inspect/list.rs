//! `list`: every option and topic.

use serde::Serialize;

use crate::cli;
use crate::format::{Format, json};
use crate::questions::{QUESTIONS, Question, TOPICS, Topic};

#[derive(Serialize)]
struct All {
    options: &'static [Question],
    topics: &'static [Topic],
}

pub fn list(format: Format) -> String {
    match format {
        Format::Text => text(),
        Format::Json => json(&All {
            options: QUESTIONS,
            topics: TOPICS,
        }),
    }
}

fn text() -> String {
    let mut text = "Options:\n".to_owned();
    for question in QUESTIONS {
        let (usage, default) = cli::usage(question);
        text += &format!("  {usage}\n      {} [default: {default}]\n", question.help);
    }
    text += "\nTopics, for --examples:\n";
    for topic in TOPICS {
        text += &format!("  {:<12}{}\n", topic.name, topic.teaches);
    }
    text + "\n`create-pyo3 explain NAME` shows more of one of them.\n"
}
