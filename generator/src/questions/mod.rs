//! The table of every question and topic: the one place where an option exists.
//!
//! Flags, prompts, validation, `copier.yml`, `template/cargo-generate.toml`, the README's table of
//! options and the test matrix are all derived from what stands here.

mod patterns;
mod table;
pub mod usage;

use serde::Serialize;

pub use table::{CONDITIONS, QUESTIONS, TOPICS};

/// One question, asked by every front door.
#[derive(Debug, Serialize)]
pub struct Question {
    /// The variable's name in templates, in `copier.yml` and in `cargo-generate.toml`.
    pub name: &'static str,
    /// The command-line option, without the leading dashes.
    pub flag: &'static str,
    pub prompt: &'static str,
    pub help: &'static str,
    pub default: Default,
    pub kind: Kind,
}

/// The answer where none is given.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Default {
    Text(&'static str),
    Switch(bool),
    Topics(&'static [&'static str]),
    /// The last part of the path, which the other front doors know by other means.
    Path,
    /// `NAME <EMAIL>` from git's settings; the other front doors leave it empty.
    Git,
    /// The page of git's remote `origin`; the other front doors leave it empty.
    Remote,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Kind {
    /// The name of the project.
    Name,
    /// One line of text that matches `pattern` from end to end.
    Text {
        metavar: &'static str,
        pattern: &'static str,
        expected: &'static str,
    },
    /// One of `options`, which are sorted: cargo-generate finds the default by binary search.
    Choice {
        options: &'static [&'static str],
    },
    /// Any of [`TOPICS`].
    Topics,
    Switch,
}

/// One topic: a source file, a test file, and a condition in the shared files, all of this name.
#[derive(Debug, Serialize)]
pub struct Topic {
    pub name: &'static str,
    pub teaches: &'static str,
}

/// A file or folder of the template that is left out unless one of `any_of` is true.
#[derive(Debug, Serialize)]
pub struct Condition {
    pub path: &'static str,
    pub any_of: &'static [&'static str],
}

/// What a project may be called, before reserved names are looked at.
pub const NAME_PATTERN: &str = "[A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9])?";
pub const NAME_EXPECTED: &str =
    "ASCII letters, digits, - and _, from a letter to a letter or digit";
pub const NAME_MAX: usize = 64;

impl Topic {
    /// The two files that come and go with the topic.
    pub fn files(&self) -> [String; 2] {
        [
            format!("src/{}.rs", self.name),
            format!("tests/test_{}.py", self.name),
        ]
    }
}

/// The question of that name. Only names that stand in the table may be asked for.
pub fn question(name: &str) -> &'static Question {
    QUESTIONS
        .iter()
        .find(|question| question.name == name)
        .unwrap_or_else(|| panic!("no question is called {name}"))
}
