//! `explain NAME`: an option from the table, or a topic from the tour of a project that has this topic only.

use serde::Serialize;

use super::highlight::highlight;
use crate::answers::{self, Answers, Value};
use crate::cli;
use crate::error::Result;
use crate::format::{Format, json};
use crate::plan;
use crate::questions::{Kind, QUESTIONS, Question, TOPICS, Topic};
use crate::template::Template;

/// The least width, in columns, at which two pieces of code stand beside each other.
const WIDE: usize = 140;

/// A piece of Rust, and what Python makes of it.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Pair {
    rust: String,
    python: String,
}

#[derive(Serialize)]
struct Lesson<'a> {
    #[serde(flatten)]
    topic: &'a Topic,
    code: Vec<Pair>,
}

pub fn explain(name: &str, format: Format) -> Result<String> {
    if let Some(topic) = TOPICS.iter().find(|topic| topic.name == name) {
        let lesson = Lesson {
            topic,
            code: pairs(&tour(topic)?),
        };
        return Ok(match format {
            Format::Text => lesson.text(width()),
            Format::Json => json(&lesson),
        });
    }
    let question = QUESTIONS.iter().find(|question| question.flag == name);
    let question = question.expect("clap takes these names only");
    Ok(match format {
        Format::Text => option(question),
        Format::Json => json(question),
    })
}

fn option(question: &Question) -> String {
    let (usage, default) = cli::usage(question);
    let mut text = format!("{usage}\n\n{}.\nDefault: {default}\n", question.help);
    if let Kind::Text { expected, .. } = question.kind {
        text += &format!("Accepted: {expected}\n");
    }
    text
}

/// The guided tour of a project that has nothing but the topic.
fn tour(topic: &Topic) -> Result<String> {
    let answers = Answers::collect(|question| {
        Ok(match question.kind {
            Kind::Topics => Value::Topics(vec![topic.name]),
            _ => answers::default(question, "my-project"),
        })
    })?;
    let files = plan::plan(&Template::current(), &answers)?;
    let tour = files.into_iter().find(|file| file.path == "TOUR.md");
    let contents = tour.expect("every topic has a stop of the tour").contents;
    Ok(String::from_utf8_lossy(&contents).into_owned())
}

/// The pieces of code in a Markdown text: each one of Rust with those of Python that follow it.
fn pairs(markdown: &str) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    // Every second part between fences is code, behind the name of its language.
    for block in markdown.split("```").skip(1).step_by(2) {
        let (language, code) = block.split_once('\n').unwrap_or_default();
        if language == "rust" {
            pairs.push(Pair {
                rust: code.to_owned(),
                python: String::new(),
            });
        } else if let Some(pair) = pairs.last_mut() {
            let gap = if pair.python.is_empty() { "" } else { "\n" };
            pair.python += &format!("{gap}{code}");
        }
    }
    pairs
}

impl Lesson<'_> {
    fn text(&self, width: usize) -> String {
        let mut text = format!("{}: {}\n", self.topic.name, self.topic.teaches);
        for pair in &self.code {
            text += "\n";
            text += &if width >= WIDE && !pair.python.is_empty() {
                pair.beside(width / 2)
            } else {
                pair.below()
            };
        }
        text + "\nThe whole of it is in TOUR.md of every project that has this topic.\n"
    }
}

impl Pair {
    fn below(&self) -> String {
        let lines = self.rust.lines().chain([""]).chain(self.python.lines());
        lines.map(|line| highlight(line) + "\n").collect()
    }

    fn beside(&self, half: usize) -> String {
        let (rust, python): (Vec<_>, Vec<_>) =
            (self.rust.lines().collect(), self.python.lines().collect());
        let rows = 0..rust.len().max(python.len());
        rows.map(|row| {
            let left = rust.get(row).copied().unwrap_or_default();
            let right = python.get(row).copied().unwrap_or_default();
            let gap = " ".repeat(half.saturating_sub(left.chars().count()).max(2));
            format!("{}{gap}{}\n", highlight(left), highlight(right))
        })
        .collect()
    }
}

/// How many columns there are; a file or a pipe has few.
fn width() -> usize {
    terminal_size::terminal_size().map_or(0, |(width, _)| width.0.into())
}
