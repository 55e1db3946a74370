//! Completions for a shell, with what `clap_complete` lacks, and man pages.

use clap::{Arg, Command};
use clap_complete::Shell;

use super::command;

const NAME: &str = "create-pyo3";

pub fn completions(shell: Shell) -> String {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command(), NAME, &mut text);
    let text = String::from_utf8_lossy(&text).into_owned();
    match shell {
        Shell::Bash => bash(&text),
        Shell::Fish => fish(&text),
        _ => text,
    }
}

/// Works around clap-rs/clap#6421: hyphenated program names break completion in bash.
fn bash(text: &str) -> String {
    let is = NAME.replace('-', "__subcmd__") + "__";
    let is_called = NAME.replace('-', "__") + "__";
    text.replace(&is, &is_called)
}

/// An option whose value is still to come is no fault, and what a command takes is known.
fn fish(text: &str) -> String {
    let prefix = format!("__fish_{}", NAME.replace('-', "_"));
    let read = format!("argparse -s ({prefix}_global_optspecs) -- $cmd");
    let text = text.replace(
        &format!("{read} 2>/dev/null\n"),
        &format!("{read} 2>/dev/null\n    or {read} '' 2>/dev/null\n"),
    );
    let whole = command();
    let arguments = whole.get_subcommands().flat_map(|command| {
        let positionals = command.get_positionals();
        positionals.filter_map(move |argument| Some((command, values(argument)?)))
    });
    let lines = arguments.map(|(command, values): (&Command, String)| {
        let condition = format!("{prefix}_using_subcommand {}", command.get_name());
        format!("complete -c {NAME} -n \"{condition}\" -f -a \"{values}\"\n")
    });
    text + &lines.collect::<String>()
}

/// What the argument accepts, if that is a list.
fn values(argument: &Arg) -> Option<String> {
    let values = argument.get_possible_values();
    let names: Vec<_> = values.iter().map(|value| value.get_name()).collect();
    (!names.is_empty()).then(|| names.join(" "))
}

/// The page of one command, or of all.
pub fn man(name: Option<&str>) -> std::io::Result<String> {
    let mut command = super::command();
    command.build();
    if let Some(name) = name {
        let found = command.find_subcommand(name);
        command = found.expect("clap takes these names only").clone();
    }
    let mut text = Vec::new();
    clap_mangen::Man::new(command).render(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}
