//! The command line of updates, as subcommands beside the making of a project.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};

use crate::questions::{QUESTIONS, TOPICS};
use crate::request::{Action, Update};
use crate::terminal::format;

/// `update`, `add`, `remove` and `status`.
pub fn commands() -> [Command; 4] {
    let names: Vec<_> = QUESTIONS.iter().map(|question| question.flag).collect();
    let set = Arg::new("set")
        .long("set")
        .value_name("NAME=VALUE")
        .value_hint(ValueHint::Other)
        .action(ArgAction::Append)
        .help(format!(
            "Change the answer to a question: {}",
            names.join(", ")
        ));
    let update = Command::new("update")
        .about("Update a project to the template of this version, and keep your changes")
        .after_help("Exits with 1 if conflicts are left to resolve manually, and lists them.")
        .arg(path().index(1))
        .arg(set)
        .arg(
            flag("continue", "Complete an update that was interrupted")
                .conflicts_with_all(["abort", "set", "dry-run", "diff"]),
        )
        .arg(
            flag("abort", "Undo an update that was interrupted")
                .conflicts_with_all(["set", "dry-run", "diff"]),
        );
    let add = topic_command("add", "Add topics to a project, and update it");
    let remove = topic_command("remove", "Remove topics from a project, and update it");
    let status = Command::new("status")
        .about("Show the template version, your changes and pending updates")
        .after_help("Exits with 1 if an update would change something, else with 0.")
        .arg(path().index(1))
        .arg(format::argument());
    [show(update), show(add), show(remove), status]
}

fn topic_command(name: &'static str, about: &'static str) -> Command {
    let topic = Arg::new("topics")
        .value_name("TOPIC")
        .required(true)
        .num_args(1..)
        .value_parser(TOPICS.iter().map(|topic| topic.name).collect::<Vec<_>>())
        .help("Name topics; `create-pyo3 list` shows them");
    Command::new(name)
        .about(about)
        .arg(topic)
        .arg(path().long("project"))
}

/// What a subcommand asks for.
pub fn request(name: &str, matches: &ArgMatches) -> Update {
    let is_set = |name: &str| matches!(matches.try_get_one::<bool>(name), Ok(Some(true)));
    let texts = |name: &str| -> Vec<String> {
        let values = matches.try_get_many::<String>(name).ok().flatten();
        values.into_iter().flatten().cloned().collect()
    };
    let action = match name {
        "status" => Action::Status,
        "add" => Action::Add(texts("topics")),
        "remove" => Action::Remove(texts("topics")),
        _ if is_set("continue") => Action::Continue,
        _ if is_set("abort") => Action::Abort,
        _ => Action::Update(texts("set")),
    };
    let path = matches.get_one::<PathBuf>("path");
    Update {
        action,
        path: path.cloned(),
        dry_run: is_set("dry-run") || is_set("diff"),
        diff: is_set("diff"),
        quiet: is_set("quiet"),
        format: format::chosen(matches),
    }
}

/// Adds the options that show what would happen.
fn show(command: Command) -> Command {
    let quiet = flag("quiet", "Print conflicts and errors only").short('q');
    command
        .arg(flag(
            "dry-run",
            "Print what would change, and change nothing",
        ))
        .arg(flag(
            "diff",
            "Print what would change as a patch, and change nothing",
        ))
        .arg(quiet)
        .arg(format::argument())
}

fn path() -> Arg {
    Arg::new("path")
        .value_name("PATH")
        .value_parser(clap::value_parser!(PathBuf))
        .help("The folder of the project [default: the one around the current folder]")
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(help)
}
