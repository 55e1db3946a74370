//! How something is shown: for people or for programs.

use clap::{Arg, ArgMatches, value_parser};
use serde::Serialize;

use crate::text::escape::is_hidden;

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Text,
    Json,
}

/// The version of every object that `--format json` prints. It rises when a field goes or changes its meaning.
const SCHEMA: u32 = 1;

/// The option that chooses one.
pub fn argument() -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(value_parser!(Format))
        .default_value("text")
        .help("Print for people or for programs")
}

/// What was chosen, in a command that has the option.
pub fn chosen(matches: &ArgMatches) -> Format {
    let format = matches.try_get_one("format").ok().flatten();
    format.copied().unwrap_or(Format::Text)
}

/// Returns what a command did or found, in the form that all of them share.
pub fn report(command: &str, value: &impl Serialize) -> String {
    #[derive(Serialize)]
    struct Report<'a, T> {
        schema: u32,
        command: &'a str,
        #[serde(flatten)]
        value: &'a T,
    }
    let report = Report {
        schema: SCHEMA,
        command,
        value,
    };
    let text = serde_json::to_string_pretty(&report).expect("tables are JSON");
    // JSON lets some characters stand as they are that a terminal acts on.
    let escaped = |c: char| match c {
        c if c != '\n' && is_hidden(c) => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    };
    text.chars().map(escaped).collect::<String>() + "\n"
}
