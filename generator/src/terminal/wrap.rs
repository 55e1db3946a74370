//! Lines that fit the terminal, broken between words only.

use terminal_size::{Width, terminal_size, terminal_size_of};
use textwrap::{Options, WordSeparator, WordSplitter};

/// How wide a file or a pipe is.
const ELSEWHERE: usize = 80;
/// Longer lines are hard to read.
const WIDEST: usize = 100;
const NARROWEST: usize = 20;

/// Not broken at, and shown as a space.
const JOINT: &str = "\u{a0}";

/// Returns the columns of the terminal, if there is one.
pub fn columns() -> Option<usize> {
    terminal_size().map(|(Width(columns), _)| columns.into())
}

/// Returns how wide text may be.
pub fn width() -> usize {
    columns().unwrap_or(ELSEWHERE)
}

/// Returns the columns of standard error. A file or a pipe has no end: programs look for whole messages in it.
pub fn width_of_errors() -> usize {
    let size = terminal_size_of(std::io::stderr());
    size.map_or(usize::MAX, |(Width(columns), _)| {
        usize::from(columns).min(WIDEST)
    })
}

/// Returns the text in lines that fit, each behind the indent.
pub fn wrap(text: &str, indent: &str, width: usize) -> String {
    hanging(text, indent, indent, width.min(WIDEST))
}

/// Returns the columns of standard output, as `width_of_errors` does for standard error.
pub fn width_of_reports() -> usize {
    columns().map_or(usize::MAX, |columns| columns.min(WIDEST))
}

/// Returns lines that fit, each with its indent.
pub fn lines(text: &str, width: usize) -> String {
    let lines = text.lines().map(|line| below(line, width) + "\n");
    lines.collect()
}

/// Returns a line that keeps its indent where it is broken.
pub fn below(line: &str, width: usize) -> String {
    let text = line.trim_start();
    let indent = &line[..line.len() - text.len()];
    hanging(text, indent, &format!("{indent}  "), width)
}

/// Returns the text in lines that fit: the first one behind `first`, the others behind `rest`.
pub fn hanging(text: &str, first: &str, rest: &str, width: usize) -> String {
    let width = width.max(NARROWEST);
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(rest)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::fill(&joined(text, width.saturating_sub(rest.len())), options).replace(JOINT, " ")
}

/// Keeps each command between backticks on one line, where it fits on one.
fn joined(text: &str, most: usize) -> String {
    let mut joined = String::with_capacity(text.len());
    for (number, part) in text.split('`').enumerate() {
        let is_command = number % 2 == 1;
        if number > 0 {
            joined.push('`');
        }
        if is_command && textwrap::core::display_width(part) + 3 <= most {
            joined += &part.replace(' ', JOINT);
        } else {
            joined += part;
        }
    }
    joined
}
