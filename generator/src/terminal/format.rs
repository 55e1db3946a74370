//! How something is shown: for people or for programs.

use anstyle::Style;
use clap::{Arg, ArgMatches, value_parser};
use serde::Serialize;

use crate::text::escape::is_hidden;

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Text,
    Json,
}

/// What stands above something, or names it.
pub const HEADING: Style = Style::new().bold();

/// How wide text is at most: longer lines are hard to read.
const WIDEST: usize = 80;

/// The option that chooses one.
pub fn argument() -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(value_parser!(Format))
        .default_value("text")
        .help("For people or for programs")
}

/// What was chosen, in a command that has the option.
pub fn chosen(matches: &ArgMatches) -> Format {
    let format = matches.try_get_one("format").ok().flatten();
    format.copied().unwrap_or(Format::Text)
}

pub fn json(value: &impl Serialize) -> String {
    let text = serde_json::to_string_pretty(value).expect("tables are JSON");
    // JSON lets some characters stand as they are that a terminal acts on.
    let escaped = |c: char| match c {
        c if c != '\n' && is_hidden(c) => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    };
    text.chars().map(escaped).collect::<String>() + "\n"
}

/// How many columns there are; a file or a pipe has those of a small terminal.
pub fn width() -> usize {
    terminal_size::terminal_size().map_or(WIDEST, |(width, _)| width.0.into())
}

/// The text in lines that fit, each behind the indent.
pub fn wrap(text: &str, indent: &str, width: usize) -> String {
    let options = textwrap::Options::new(width.clamp(20, WIDEST))
        .initial_indent(indent)
        .subsequent_indent(indent);
    textwrap::fill(text, options)
}
