//! `list`: every option and topic.

use serde::Serialize;

use crate::questions::usage::usage;
use crate::questions::{QUESTIONS, Question, TOPICS, Topic};
use crate::terminal::format::{Format, HEADING, json, width, wrap};

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
        let (usage, default) = usage(question);
        let help = format!("{} [default: {default}]", question.help);
        let help = wrap(&help, "      ", width());
        text += &format!("  {HEADING}{usage}{HEADING:#}\n{help}\n");
    }
    text += "\nTopics, for --examples:\n";
    for topic in TOPICS {
        let Topic { name, teaches } = topic;
        text += &format!("  {HEADING}{name:<12}{HEADING:#}{teaches}\n");
    }
    text + "\n`create-pyo3 explain NAME` shows more of one of them.\n"
}
