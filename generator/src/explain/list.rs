//! `list`: every option and topic.

use serde::Serialize;

use crate::questions::usage::usage;
use crate::questions::{QUESTIONS, Question, TOPICS, Topic};
use crate::terminal::format::{Format, report};
use crate::terminal::style::HEADING;
use crate::terminal::wrap::{hanging, width, wrap};

#[derive(Serialize)]
struct All {
    options: &'static [Question],
    topics: &'static [Topic],
}

pub fn list(format: Format) -> String {
    match format {
        Format::Text => text(),
        Format::Json => report(
            "list",
            &All {
                options: QUESTIONS,
                topics: TOPICS,
            },
        ),
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
        let first = format!("  {HEADING}{name:<12}{HEADING:#}");
        text += &(hanging(teaches, &first, &" ".repeat(14), width()) + "\n");
    }
    text + "\nShow more of one of them: `create-pyo3 explain NAME`\nAdd Rust to a package that exists: `create-pyo3 adopt`\n"
}
