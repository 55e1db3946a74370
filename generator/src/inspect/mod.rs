//! The subcommands that make nothing: they show what there is to choose, and whether this machine can build it.

mod ask;
mod checks;
mod completions;
mod doctor;
mod explain;
mod finding;
mod highlight;
mod list;
mod python;
mod remedies;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::Shell;

use crate::error::{Error, Result};
use crate::format::{self, Format};
use crate::questions::{QUESTIONS, TOPICS};
use crate::{cli, report, update};

pub use checks::{missing, missing_programs};
pub use finding::Finding;

/// What is to be shown.
#[derive(Debug)]
pub enum Request {
    List(Format),
    Explain(String, Format),
    Doctor(Format),
    Completions(Shell),
    Man(Option<String>),
}

/// `list`, `explain`, `doctor`, `completions` and `man`.
pub fn commands() -> impl Iterator<Item = Command> {
    let names = QUESTIONS.iter().map(|question| question.flag);
    let names = names.chain(TOPICS.iter().map(|topic| topic.name));
    let name = Arg::new("name")
        .value_name("NAME")
        .required(true)
        .value_parser(names.collect::<Vec<_>>())
        .help("A topic or an option");
    let shell = Arg::new("shell")
        .value_name("SHELL")
        .required(true)
        .value_parser(value_parser!(Shell))
        .help("The shell that is to complete our command lines");
    let commands = [
        Command::new("list")
            .about("Show every option and topic")
            .arg(format::argument()),
        Command::new("explain")
            .about("Show what a topic teaches, Rust beside Python, or what an option is for")
            .arg(name)
            .arg(format::argument()),
        Command::new("doctor")
            .about("Check that this machine can build what we make, and say what mends it")
            .after_help("Ends with 0 where nothing is missing that is needed, else with 1.")
            .arg(format::argument()),
        Command::new("completions")
            .about("Print the completions for a shell")
            .arg(shell),
    ];
    let named = update::cli::commands().into_iter().chain(commands.clone());
    let named: Vec<_> = named.map(|it| it.get_name().to_owned()).collect();
    let command = Arg::new("command")
        .value_name("COMMAND")
        .value_parser(named)
        .help("The command whose page it is; without one the page of all");
    let man = Command::new("man").about("Print the man page").arg(command);
    commands.into_iter().chain([man])
}

/// What a subcommand asks for; `None` if it is not one of ours.
pub fn request(name: &str, matches: &ArgMatches) -> Option<Request> {
    let format = || format::chosen(matches);
    Some(match name {
        "list" => Request::List(format()),
        "explain" => Request::Explain(matches.get_one::<String>("name")?.clone(), format()),
        "doctor" => Request::Doctor(format()),
        "completions" => Request::Completions(*matches.get_one("shell")?),
        "man" => Request::Man(matches.get_one("command").cloned()),
        _ => return None,
    })
}

/// The Python on PATH that runs.
pub fn python() -> Option<PathBuf> {
    Some(python::first().ok()?.program)
}

/// Shows it. The exit code is that of `doctor`'s findings.
pub fn run(request: &Request) -> Result<ExitCode> {
    let text = match request {
        Request::List(format) => list::list(*format),
        Request::Explain(name, format) => explain::explain(name, *format)?,
        Request::Doctor(format) => return doctor::doctor(*format),
        Request::Completions(shell) => completions::completions(*shell),
        Request::Man(name) => man(name.as_deref()).map_err(Error::Stdout)?,
    };
    report::print_styled(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// The page of one command, or of all.
fn man(name: Option<&str>) -> std::io::Result<String> {
    let mut command = cli::command();
    command.build();
    if let Some(name) = name {
        let found = command.find_subcommand(name);
        command = found.expect("clap takes these names only").clone();
    }
    let mut text = Vec::new();
    clap_mangen::Man::new(command).render(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}
