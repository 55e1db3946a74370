//! The command line: words in, a request out. Nothing else knows clap's types.

pub mod adopt;
pub mod completions;
mod create;
pub mod inspect;
pub mod misspelt;
pub mod update;

use std::error::Error as _;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use crate::answers::parse_topics;
use crate::error::Error;
use crate::questions::{Kind, QUESTIONS};
use crate::request::Call;
use crate::template::HASH;
use crate::terminal::style::ColorChoice;
use crate::text::links;
use crate::text::nearest::nearest;
use create::BEHAVIOUR;

/// Reads the arguments; the error is also how clap hands over `--help` and `--version`.
pub fn parse(args: &[OsString]) -> Result<Call, clap::Error> {
    let matches = command()
        .try_get_matches_from(args)
        .map_err(|error| misspelt_in(args, &error).unwrap_or_else(|| with_tips(error)))?;
    if let Some((name, matches)) = matches.subcommand() {
        if let Some(request) = inspect::request(name, matches) {
            return Ok(Call::Inspect(request));
        }
        return Ok(match name {
            adopt::NAME => Call::Adopt(adopt::request(matches)),
            name => Call::Update(update::request(name, matches)),
        });
    }
    let path = matches.get_one::<PathBuf>("path").cloned();
    if let Some(word) = path.as_deref().and_then(Path::to_str) {
        if let Some(meant) = misspelt::intended_command(word, names(&command())) {
            return Err(unknown_command(word, Some(meant), "PATH"));
        }
        if misspelt::is_foreign_command(word) && !Path::new(word).exists() {
            return Err(unknown_command(word, None, "PATH"));
        }
    }
    Ok(Call::Create(create::request(&matches, path)))
}

/// Returns what `--color` says, before the other arguments are read: their errors have colours, too.
pub fn colour(args: &[OsString]) -> ColorChoice {
    let words: Vec<_> = args.iter().map(|arg| arg.to_string_lossy()).collect();
    let position = words.iter().rposition(|word| word.starts_with("--color"));
    let given = position.and_then(|position| match words[position].split_once('=') {
        Some((_, given)) => Some(given),
        None => words.get(position + 1).map(|word| &**word),
    });
    match given {
        Some("always") => ColorChoice::Always,
        Some("never") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}

/// Clap takes a command that it does not know for a path, and stumbles over what follows.
fn misspelt_in(args: &[OsString], error: &clap::Error) -> Option<clap::Error> {
    let word = args.get(1)?.to_str()?;
    let command = command();
    let is_command = |word: &str| command.find_subcommand(word).is_some();
    if is_command(word) {
        return None;
    }
    let unexpected = match error.kind() {
        ErrorKind::UnknownArgument => error.get(ContextKind::InvalidArg)?,
        ErrorKind::ArgumentConflict => error.get(ContextKind::InvalidSubcommand)?,
        _ => return None,
    };
    let unexpected = match unexpected {
        ContextValue::String(unexpected) if !is_command(unexpected) => unexpected,
        _ => return None,
    };
    if unexpected.starts_with('-') {
        let meant = misspelt::intended_command(word, names(&command))?;
        return Some(unknown_command(word, Some(meant), "PATH"));
    }
    if let Some(meant) = nearest(word, names(&command)) {
        return Some(unknown_command(word, Some(meant), "PATH"));
    }
    if misspelt::is_foreign_command(word) {
        return Some(unknown_command(word, None, unexpected));
    }
    Some(second_path(unexpected))
}

/// The error where a word follows the path.
fn second_path(word: &str) -> clap::Error {
    let mut tips = vec!["a project has one PATH".to_owned()];
    if let Some(flag) = list_of(word) {
        tips.push(format!(
            "--{flag} takes one list, with commas and without spaces"
        ));
    }
    let mut error = clap::Error::new(ErrorKind::UnknownArgument).with_cmd(&command());
    let word = ContextValue::String(word.to_owned());
    error.insert(ContextKind::InvalidArg, word);
    suggest(&mut error, tips);
    error
}

/// The option whose list the word may belong to.
fn list_of(word: &str) -> Option<&'static str> {
    let is_topic = parse_topics(word.trim_matches(',')).is_ok();
    let mut questions = QUESTIONS.iter();
    let question = questions.find(|question| matches!(question.kind, Kind::Topics))?;
    is_topic.then_some(question.flag)
}

fn names(command: &Command) -> impl Iterator<Item = &str> {
    command.get_subcommands().map(Command::get_name)
}

fn unknown_command(word: &str, meant: Option<&str>, path: &str) -> clap::Error {
    let mut error = clap::Error::new(ErrorKind::InvalidSubcommand).with_cmd(&command());
    let invalid = ContextValue::String(word.to_owned());
    error.insert(ContextKind::InvalidSubcommand, invalid);
    let first = match meant {
        Some(meant) => format!("did you mean `create-pyo3 {meant}`?"),
        None => format!("create a project: `create-pyo3 {path}`"),
    };
    let named = format!("create a project of that name: `create-pyo3 ./{word}`");
    suggest(&mut error, vec![first, named]);
    error
}

/// Adds the tips of an error of ours that clap has in its hands.
fn with_tips(mut error: clap::Error) -> clap::Error {
    let ours = error.source().and_then(|it| it.downcast_ref::<Error>());
    if let Some(tips) = ours.map(Error::tips).filter(|tips| !tips.is_empty()) {
        suggest(&mut error, tips);
    }
    error
}

fn suggest(error: &mut clap::Error, tips: Vec<String>) {
    let tips = tips.into_iter().map(Into::into).collect();
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(tips));
}

/// The whole command line, for help texts and completions too.
pub fn command() -> Command {
    clap::command!()
        .about("Create Python packages with Rust inside, or add Rust to a package that exists")
        .version(version(&HASH[..12]))
        .long_version(version(HASH))
        .override_usage("create-pyo3 [OPTIONS] [PATH]\n       create-pyo3 COMMAND ...")
        .subcommand(adopt::command())
        .subcommands(update::commands())
        .subcommands(inspect::commands())
        .args_conflicts_with_subcommands(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .args(create::arguments())
        .arg(colours())
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                // Without this, the commands below have no help: `disable_help_flag` is for them as well.
                .global(true)
                .help_heading(BEHAVIOUR)
                .help("Print the most important options; --help prints all")
                .long_help("Print all options; -h prints the most important ones"),
        )
        .arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help_heading(BEHAVIOUR)
                .help("Print the version"),
        )
        .after_help(format!(
            "All options: `create-pyo3 --help`\nDocs: {}",
            links::BOOK
        ))
        .after_long_help(format!("{EXAMPLES}\n\nDocs: {}", links::BOOK))
}

/// Each line fits 60 columns.
const EXAMPLES: &str = "\
Examples:
  create-pyo3 my-project               Ask, then create
  create-pyo3 my-project --yes         Take the defaults
  create-pyo3 . --examples json,types  Fill this folder
  create-pyo3 my-project -y --run-tests
  create-pyo3 adopt --dry-run          Try adding Rust
  create-pyo3 explain structs          Learn a topic

To create a project with the name of a command, write ./update.";

fn colours() -> Arg {
    Arg::new("color")
        .long("color")
        .value_name("WHEN")
        .value_parser(["auto", "always", "never"])
        .default_value("auto")
        .global(true)
        .hide_short_help(true)
        .help_heading(BEHAVIOUR)
        .help("Colour the output; auto does so on terminals, unless NO_COLOR is set")
}

fn version(hash: &str) -> String {
    format!("{} (template {hash})", env!("CARGO_PKG_VERSION"))
}
