//! The lines of a question.

use crate::terminal::print::or_none;
use crate::terminal::style::{ASIDE, DONE, HEADING};
use crate::terminal::wrap::hanging;

/// The lines of a prompt behind its mark.
pub fn label(mark: &str, prompt: &str, width: usize) -> Vec<String> {
    let text = hanging(prompt, &format!("{mark} "), "  ", width);
    let styled = |line: &str| {
        let (mark, text) = line.split_at(2);
        format!("{DONE}{mark}{DONE:#}{HEADING}{text}{HEADING:#}")
    };
    text.lines().map(styled).collect()
}

/// The lines of a question that is answered.
pub fn answered(prompt: &str, answer: &str, width: usize) -> Vec<String> {
    let text = format!("{prompt} {}", or_none(answer));
    let text = hanging(&text, &format!("{DONE}>{DONE:#} "), "  ", width);
    text.lines().map(str::to_owned).collect()
}

/// The lines of what may be skipped.
pub fn aside(text: &str, width: usize) -> Vec<String> {
    let text = hanging(text, "  ", "  ", width);
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| format!("{ASIDE}{line}{ASIDE:#}"))
        .collect()
}
