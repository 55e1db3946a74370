//! The subcommands that only show something.

use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::Shell;

use super::{adopt, update};
use crate::questions::{QUESTIONS, TOPICS};
use crate::request::Inspect;
use crate::terminal::format;

/// `list`, `explain`, `doctor`, `completions` and `man`.
pub fn commands() -> impl Iterator<Item = Command> {
    let names = QUESTIONS.iter().map(|question| question.flag);
    let names = names.chain(TOPICS.iter().map(|topic| topic.name));
    let name = Arg::new("name")
        .value_name("NAME")
        .required(true)
        .value_parser(names.collect::<Vec<_>>())
        .help("Name a topic or an option");
    let shell = Arg::new("shell")
        .value_name("SHELL")
        .required(true)
        .value_parser(value_parser!(Shell))
        .help("Name the shell");
    let commands = [
        Command::new("list")
            .about("List every option and topic")
            .arg(format::argument()),
        Command::new("explain")
            .about("Explain a topic or an option, with code")
            .arg(name)
            .arg(format::argument()),
        Command::new("doctor")
            .about("Check that this machine can build projects, and show fixes")
            .after_help("Exits with 1 if something is missing that a build needs.")
            .arg(format::argument()),
        Command::new("completions")
            .about("Print completions for a shell")
            .arg(shell),
    ];
    let named = update::commands().into_iter().chain(commands.clone());
    let named = named.chain([adopt::command()]);
    let named: Vec<_> = named.map(|it| it.get_name().to_owned()).collect();
    let command = Arg::new("command")
        .value_name("COMMAND")
        .value_parser(named)
        .help("Name a command; without one, print the page of all");
    let man = Command::new("man").about("Print the man page").arg(command);
    commands.into_iter().chain([man])
}

/// What a subcommand asks for; `None` if it is not one of ours.
pub fn request(name: &str, matches: &ArgMatches) -> Option<Inspect> {
    let format = || format::chosen(matches);
    Some(match name {
        "list" => Inspect::List(format()),
        "explain" => Inspect::Explain(matches.get_one::<String>("name")?.clone(), format()),
        "doctor" => Inspect::Doctor(format()),
        "completions" => Inspect::Completions(*matches.get_one("shell")?),
        "man" => Inspect::Man(matches.get_one("command").cloned()),
        _ => return None,
    })
}
