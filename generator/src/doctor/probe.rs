//! What a program on PATH says when it is asked.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use regex_lite::Regex;

use crate::system::programs;

pub enum Answer {
    /// What it printed.
    Said(String),
    /// It is there, but ended in a failure; this is the first line of what it said.
    Failed(PathBuf, String),
    Absent,
}

impl Answer {
    /// What it said, if it did.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Said(text) => Some(text.trim()),
            _ => None,
        }
    }
}

/// Runs the program of that name, with nothing to read.
pub fn ask(name: &str, arguments: &[&str]) -> Answer {
    match programs::find(name) {
        Some(program) => ask_at(&program, arguments),
        None => Answer::Absent,
    }
}

pub fn ask_at(program: &Path, arguments: &[&str]) -> Answer {
    let failed = |problem: String| Answer::Failed(program.to_owned(), problem);
    let mut command = Command::new(program);
    let output = match command.args(arguments).stdin(Stdio::null()).output() {
        Ok(output) => output,
        Err(error) => return failed(error.to_string()),
    };
    if output.status.success() {
        return Answer::Said(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().find(|line| !line.trim().is_empty());
    failed(first.map_or_else(|| output.status.to_string(), str::to_owned))
}

/// The first dotted number in a text.
pub fn numbers(text: &str) -> Option<Vec<u32>> {
    let pattern = Regex::new(r"[0-9]+(?:\.[0-9]+)+").expect("a pattern");
    let found = pattern.find(text)?;
    found
        .as_str()
        .split('.')
        .map(|number| number.parse().ok())
        .collect()
}
