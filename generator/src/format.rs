//! How something is shown: for people or for programs.

use clap::{Arg, ArgMatches, value_parser};
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Text,
    Json,
}

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
    text + "\n"
}
