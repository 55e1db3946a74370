//! Colours for a line of Rust or Python.

use std::sync::LazyLock;

use anstyle::{AnsiColor, Style};
use regex_lite::{Captures, Regex};

use crate::terminal::style::ASIDE;

static PARTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r#"(?<comment>//.*|#(?:[^\[].*)?$)|(?<string>"(?:[^"\\]|\\.)*")|(?<prompt>^(?:>>>|\.\.\.))"#,
        r"|(?<keyword>\b(?:as|class|const|def|else|enum|except|fn|for|from|if|impl|import|in|let|match|mut|pub",
        r"|raise|return|self|struct|try|use|while|with|True|False|None|Some|Ok|Err)\b)",
    ))
    .expect("a pattern")
});

const STRING: Style = AnsiColor::Green.on_default();
const KEYWORD: Style = AnsiColor::Magenta.on_default();

/// Returns the lines with their colours. In a session with Python, output is no code.
pub fn lines(code: &str) -> Vec<String> {
    let is_typed = |line: &str| line.starts_with(">>>") || line.starts_with("...");
    let is_session = code.lines().any(is_typed);
    let lines = code.lines();
    lines
        .map(|line| match is_session && !is_typed(line) {
            true => line.to_owned(),
            false => highlight(line),
        })
        .collect()
}

/// Returns the line with escape sequences around its comments, strings, prompts and keywords.
fn highlight(line: &str) -> String {
    let coloured = PARTS.replace_all(line, |found: &Captures| {
        let styles = [
            ("comment", ASIDE),
            ("string", STRING),
            ("prompt", ASIDE),
            ("keyword", KEYWORD),
        ];
        let (_, style) = styles
            .into_iter()
            .find(|(name, _)| found.name(name).is_some())
            .expect("one of them has matched");
        format!("{style}{}{style:#}", &found[0])
    });
    coloured.into_owned()
}
