//! Colours for a line of Rust or Python.

use std::sync::LazyLock;

use anstyle::{AnsiColor, Style};
use regex_lite::{Captures, Regex};

static PARTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r#"(?<comment>//.*|#(?:[^\[].*)?$)|(?<string>"(?:[^"\\]|\\.)*")|(?<prompt>^(?:>>>|\.\.\.))"#,
        r"|(?<keyword>\b(?:as|class|const|def|else|enum|except|fn|for|from|if|impl|import|in|let|match|mut|pub",
        r"|raise|return|self|struct|try|use|while|with|True|False|None|Some|Ok|Err)\b)",
    ))
    .expect("a pattern")
});

const COMMENT: Style = AnsiColor::BrightBlack.on_default();
const STRING: Style = AnsiColor::Green.on_default();
const PROMPT: Style = AnsiColor::Cyan.on_default();
const KEYWORD: Style = AnsiColor::Blue.on_default().bold();

/// The line with escape sequences around its comments, strings, prompts and keywords.
pub fn highlight(line: &str) -> String {
    let coloured = PARTS.replace_all(line, |found: &Captures| {
        let styles = [
            ("comment", COMMENT),
            ("string", STRING),
            ("prompt", PROMPT),
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
