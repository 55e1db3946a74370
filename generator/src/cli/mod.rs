//! The command line: words in, a request out. Nothing else knows clap's types.

pub mod adopt;
pub mod completions;
pub mod inspect;
pub mod misspelt;
pub mod update;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};

use crate::answers::{Value, parse_topics};
use crate::questions::usage::usage;
use crate::questions::{Kind, QUESTIONS, Question, TOPICS};
use crate::request::{Call, Create};
use crate::template::HASH;
use crate::text::nearest::nearest;

/// Reads the arguments; the error is also how clap hands over `--help` and `--version`.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Call, clap::Error> {
    let args: Vec<OsString> = args.into_iter().collect();
    let matches = command()
        .try_get_matches_from(&args)
        .map_err(|error| misspelt_in(&args, &error).unwrap_or(error))?;
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
            return Err(refusal(word, meant));
        }
        if misspelt::is_foreign_command(word) && !Path::new(word).exists() {
            return Err(without_command(word, "PATH"));
        }
    }
    let given = QUESTIONS
        .iter()
        .filter_map(|question| Some((question.name, given(question, &matches)?)))
        .collect();
    Ok(Call::Create(Create {
        path,
        given,
        git: matches
            .get_one::<String>("vcs")
            .is_some_and(|vcs| vcs == "git"),
        merge: matches.get_flag("merge"),
        run_tests: matches.get_flag("run-tests"),
        yes: matches.get_flag("yes"),
        dry_run: matches.get_flag("dry-run"),
        quiet: matches.get_flag("quiet"),
    }))
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
        return misspelt::intended_command(word, names(&command)).map(|meant| refusal(word, meant));
    }
    if let Some(meant) = nearest(word, names(&command)) {
        return Some(refusal(word, meant));
    }
    if misspelt::is_foreign_command(word) {
        return Some(without_command(word, unexpected));
    }
    let mut message = format!("unexpected argument '{unexpected}' found: a project has one PATH");
    if let Some(flag) = list_of(unexpected) {
        message += &format!(", and --{flag} takes one list, with commas and without spaces");
    }
    Some(command.clone().error(ErrorKind::UnknownArgument, message))
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

fn refusal(word: &str, meant: &str) -> clap::Error {
    let message = format!(
        "`{word}` is no command; `create-pyo3 {meant}` is one, and a project of that name is made by `create-pyo3 ./{word}`"
    );
    command().error(ErrorKind::InvalidSubcommand, message)
}

fn without_command(word: &str, path: &str) -> clap::Error {
    let message = format!(
        "`{word}` is no command: `create-pyo3 {path}` makes a project, and one of that name is made by `create-pyo3 ./{word}`"
    );
    command().error(ErrorKind::InvalidSubcommand, message)
}

/// The whole command line, for help texts and completions too.
pub fn command() -> Command {
    clap::command!()
        .version(version(&HASH[..12]))
        .long_version(version(HASH))
        .override_usage(
            "create-pyo3 [OPTIONS] PATH\n       create-pyo3 COMMAND ...",
        )
        .subcommand(adopt::command())
        .subcommands(update::commands())
        .subcommands(inspect::commands())
        .args_conflicts_with_subcommands(true)
        .after_help(topics_help())
        .arg(
            Arg::new("path")
                .value_name("PATH")
                .value_parser(clap::value_parser!(PathBuf))
                .help("Where the project goes: a folder that is empty or does not exist"),
        )
        .args(QUESTIONS.iter().flat_map(arguments))
        .arg(vcs())
        .arg(
            Arg::new("merge")
                .long("merge")
                .action(ArgAction::SetTrue)
                .help("Add what is missing to a folder that has files already; shows it first, changes none of them"),
        )
        .arg(
            Arg::new("run-tests")
                .long("run-tests")
                .action(ArgAction::SetTrue)
                .conflicts_with("dry-run")
                .help("Build the project and run its tests, with uv or else with pip; fails if they do"),
        )
        .arg(flag(
            "yes",
            'y',
            "Ask nothing, take the defaults for what no option says",
        ))
        .arg(flag("quiet", 'q', "Print errors only"))
        .arg(
            Arg::new("dry-run")
                .long("dry-run")
                .action(ArgAction::SetTrue)
                .help("Print the files that would be written, and write nothing"),
        )
}

fn vcs() -> Arg {
    Arg::new("vcs")
        .long("vcs")
        .value_name("VCS")
        .value_parser(["git", "none"])
        .default_value("git")
        .help("The repository to start; none is started inside one")
}

fn version(hash: &str) -> String {
    format!("{} (template {hash})", env!("CARGO_PKG_VERSION"))
}

fn arguments(question: &'static Question) -> Vec<Arg> {
    let arg = Arg::new(question.name).long(question.flag);
    // Where clap has nothing to complete, a shell would take the names of files.
    let free = |arg: Arg, name| arg.value_name(name).value_hint(ValueHint::Other);
    let (_, default) = usage(question);
    let help = format!("{} [default: {default}]", question.help);
    match &question.kind {
        Kind::Name => vec![free(arg, "NAME").help(help)],
        Kind::Text { metavar, .. } => vec![free(arg, metavar).help(help)],
        Kind::Choice { options } => vec![
            arg.value_name(question.flag.to_uppercase())
                .value_parser(PossibleValuesParser::new(*options))
                .help(help),
        ],
        Kind::Topics => vec![
            free(arg, "LIST")
                .value_parser(|text: &str| parse_topics(text).map_err(|error| error.to_string()))
                .help(help),
        ],
        Kind::Switch => {
            let no = format!("no-{}", question.flag);
            vec![
                arg.action(ArgAction::SetTrue)
                    .help(help)
                    .overrides_with(&no),
                Arg::new(&no)
                    .long(&no)
                    .action(ArgAction::SetTrue)
                    .help(format!("The opposite of --{}", question.flag))
                    .overrides_with(question.name),
            ]
        }
    }
}

fn given(question: &Question, matches: &ArgMatches) -> Option<Value> {
    match question.kind {
        Kind::Topics => matches.get_one(question.name).cloned(),
        Kind::Switch => {
            let yes = matches.get_flag(question.name);
            let no = matches.get_flag(&format!("no-{}", question.flag));
            (yes || no).then_some(Value::Switch(yes))
        }
        _ => matches.get_one(question.name).cloned().map(Value::Text),
    }
}

fn flag(name: &'static str, short: char, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .short(short)
        .action(ArgAction::SetTrue)
        .help(help)
}

fn topics_help() -> String {
    let lines = TOPICS
        .iter()
        .map(|topic| format!("\n  {:<12}{}", topic.name, topic.teaches));
    format!(
        "Examples:{}\n\nA folder that is called like a command is written ./update.",
        lines.collect::<String>()
    )
}
