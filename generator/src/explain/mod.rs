//! `explain NAME`: an option from the table, or a topic from the tour of a project that has this topic only.

mod highlight;
pub mod list;

use serde::Serialize;
use textwrap::core::display_width;

use crate::answers::{self, Answers, Value};
use crate::error::Result;
use crate::plan;
use crate::questions::usage::usage;
use crate::questions::{Default, Kind, NAME_EXPECTED, QUESTIONS, Question, TOPICS, Topic};
use crate::template::Template;
use crate::terminal::format::{Format, report};
use crate::terminal::style::HEADING;
use crate::terminal::wrap::{width, wrap};
use crate::text::links;
use highlight::lines;

/// The columns between two pieces of code beside each other.
const GAP: usize = 3;

/// A piece of Rust and what Python makes of it, or one of them, each with what is said of it before.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
struct Pair {
    rust: Piece,
    python: Piece,
}

#[derive(Debug, Default, PartialEq, Eq, Serialize)]
struct Piece {
    text: Vec<String>,
    code: String,
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
            Format::Json => report("explain", &lesson),
        });
    }
    let question = QUESTIONS.iter().find(|question| question.flag == name);
    let question = question.expect("clap takes these names only");
    Ok(match format {
        Format::Text => option(question),
        Format::Json => report("explain", question),
    })
}

fn option(question: &Question) -> String {
    let (usage, default) = usage(question);
    let help = wrap(&format!("{}.", question.help), "", width());
    let mut text = format!("{HEADING}{usage}{HEADING:#}\n\n{help}\nDefault: {default}\n");
    let accepted = match question.kind {
        Kind::Text { expected, .. } => expected.to_owned(),
        Kind::Name => NAME_EXPECTED.to_owned(),
        Kind::Choice { options } => options.join(", "),
        Kind::Topics => "all, none, or a list of topics with commas and without spaces".to_owned(),
        Kind::Switch => String::new(),
    };
    if !accepted.is_empty() {
        text += &(wrap(&format!("Accepted: {accepted}"), "", width()) + "\n");
    }
    let flag = question.flag;
    let value = match question.default {
        Default::Switch(true) => "false",
        Default::Switch(false) => "true",
        _ => "VALUE",
    };
    text += &format!("Change it later: `create-pyo3 update --set {flag}={value}`\n");
    text + &format!("\nMore: {}\n", links::page("options"))
}

/// The guided tour of a project that has nothing but the topic.
fn tour(topic: &Topic) -> Result<String> {
    let answers = Answers::collect(|question| {
        Ok(match question.kind {
            Kind::Topics => Value::Topics(vec![topic.name]),
            Kind::Name => Value::Text("my-project".to_owned()),
            _ => answers::default(question, ""),
        })
    })?;
    let files = plan::plan(&Template::current(), &answers)?;
    let tour = files.into_iter().find(|file| file.path == "TOUR.md");
    let contents = tour.expect("every topic has a stop of the tour").contents;
    Ok(String::from_utf8_lossy(&contents).into_owned())
}

/// The first section of a Markdown text.
fn pairs(markdown: &str) -> Vec<Pair> {
    let (_, stop) = markdown.split_once("\n## ").unwrap_or(("", markdown));
    let (stop, _) = stop.split_once("\n## ").unwrap_or((stop, ""));
    let (_, stop) = stop.split_once('\n').unwrap_or_default();
    let (mut pairs, mut text) = (Vec::<Pair>::new(), Vec::new());
    // Every second part between fences is code, behind the name of its language.
    for (number, part) in stop.split("```").enumerate() {
        if number % 2 == 0 {
            let paragraphs = part.split("\n\n").map(unwrapped);
            text = paragraphs.filter(|it| !it.is_empty()).collect();
            continue;
        }
        let (language, code) = part.split_once('\n').unwrap_or_default();
        let code = textwrap::dedent(code);
        let text = std::mem::take(&mut text);
        match pairs.last_mut() {
            Some(Pair { rust, python }) if python.code.is_empty() => {
                if language != "rust" {
                    *python = Piece { text, code };
                    continue;
                }
                if text.is_empty() {
                    rust.code += &format!("\n{code}");
                    continue;
                }
            }
            _ => {}
        }
        let (piece, none) = (Piece { text, code }, Piece::default());
        pairs.push(match language {
            "rust" => Pair {
                rust: piece,
                python: none,
            },
            _ => Pair {
                rust: none,
                python: piece,
            },
        });
    }
    pairs
}

/// A paragraph in one line.
fn unwrapped(paragraph: &str) -> String {
    paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Lesson<'_> {
    fn text(&self, width: usize) -> String {
        let mut text = format!(
            "{HEADING}{}{HEADING:#}: {}\n",
            self.topic.name, self.topic.teaches
        );
        for pair in &self.code {
            text += &pair.beside(width).unwrap_or_else(|| pair.below(width));
        }
        text + &format!(
            "\nAll of it: TOUR.md of a project with this topic\nBook: {}\n",
            links::page(self.topic.name)
        )
    }
}

impl Pair {
    fn below(&self, width: usize) -> String {
        let pieces = [("Rust", &self.rust), ("Python", &self.python)];
        let pieces = pieces
            .into_iter()
            .filter(|(_, piece)| !piece.code.is_empty());
        let shown = pieces.map(|(language, piece)| {
            let code = lines(&piece.code).join("\n");
            let said = piece.said(width);
            format!("{said}\n{HEADING}{language}{HEADING:#}\n{code}\n")
        });
        shown.collect()
    }

    /// Rust to the left of Python, where there is room for both.
    fn beside(&self, width: usize) -> Option<String> {
        let left = self.rust.columns()? + GAP;
        if left + self.python.columns()? > width {
            return None;
        }
        let said = self.rust.said(width) + &self.python.said(width);
        let mut text = format!("{said}\n{HEADING}{:<left$}Python{HEADING:#}\n", "Rust");
        let (rust, python) = (lines(&self.rust.code), lines(&self.python.code));
        for number in 0..rust.len().max(python.len()) {
            let line = rust.get(number).map_or("", String::as_str);
            let other = python.get(number).map_or("", String::as_str);
            let gap = " ".repeat(left - display_width(line));
            text += &format!("{}\n", format!("{line}{gap}{other}").trim_end());
        }
        Some(text)
    }
}

impl Piece {
    /// The paragraphs, each with an empty line before it.
    fn said(&self, width: usize) -> String {
        let paragraphs = self.text.iter();
        let paragraphs = paragraphs.map(|text| format!("\n{}\n", wrap(text, "", width)));
        paragraphs.collect()
    }

    /// How wide the code is, if there is any.
    fn columns(&self) -> Option<usize> {
        self.code.lines().map(|line| line.chars().count()).max()
    }
}
