//! The only module that talks to a terminal.

use std::fmt;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use inquire::validator::Validation;
use inquire::{Confirm, MultiSelect, Select, Text};

use super::print::or_none;
use crate::answers::{Value, check};
use crate::error::Result;
use crate::questions::{Kind, Question, TOPICS, Topic};

/// Whether somebody is there to be asked, on a terminal on which the cursor can be moved.
pub fn is_possible() -> bool {
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    io::stdin().is_terminal() && io::stderr().is_terminal() && !is_dumb
}

/// Asks for a yes; the return key alone is one.
pub fn confirm(question: &str) -> Result<bool> {
    Ok(Confirm::new(question).with_default(true).prompt()?)
}

/// Asks where the project goes, until `check` takes the answer.
pub fn path(check: impl Fn(PathBuf) -> Result<()> + Clone + 'static) -> Result<PathBuf> {
    let typed = Text::new("Where does the project go?")
        .with_default("my-project")
        .with_help_message(
            "A folder that is empty or does not exist; Enter takes what is in brackets",
        )
        .with_validator(move |text: &str| Ok(validation(check(expanded(text)))))
        .prompt()?;
    Ok(expanded(&typed))
}

/// A path that no shell has seen: `~` and what is below it are at home.
fn expanded(text: &str) -> PathBuf {
    match (Path::new(text).strip_prefix("~"), std::env::home_dir()) {
        (Ok(below), Some(home)) => home.join(below),
        _ => text.into(),
    }
}

/// Asks one question; `default` is what the return key alone gives.
pub fn ask(question: &'static Question, default: Value) -> Result<Value> {
    Ok(match (&question.kind, default) {
        (Kind::Choice { options }, Value::Text(default)) => {
            let start = options.iter().position(|option| *option == default);
            let help = format!("{}; ↑ and ↓ move", question.help);
            let choice = Select::new(question.prompt, options.to_vec())
                .with_starting_cursor(start.unwrap_or_default())
                .without_filtering()
                .with_help_message(&help)
                .prompt()?;
            Value::Text(choice.to_owned())
        }
        (Kind::Topics, Value::Topics(default)) => Value::Topics(topics(question, &default)?),
        (_, Value::Switch(default)) => Value::Switch(
            Confirm::new(question.prompt)
                .with_default(default)
                .with_help_message(question.help)
                .prompt()?,
        ),
        (_, Value::Text(default)) => Value::Text(text(question, &default)?),
        (kind, default) => panic!("{default:?} is no default for a question of kind {kind:?}"),
    })
}

/// What leaves an answer empty whose default is not.
const EMPTY: &str = "-";

fn text(question: &'static Question, default: &str) -> Result<String> {
    let may_be_empty = matches!(question.kind, Kind::Text { .. }) && !default.is_empty();
    let meant = move |text: &str| match text {
        EMPTY if may_be_empty => String::new(),
        text => text.to_owned(),
    };
    let help = match may_be_empty {
        true => format!("{}; type {EMPTY} for none", question.help),
        false => question.help.to_owned(),
    };
    let mut prompt = Text::new(question.prompt).with_help_message(&help);
    if !default.is_empty() {
        prompt = prompt.with_default(default);
    }
    let answer = prompt
        .with_formatter(&|text| or_none(&meant(text)).to_owned())
        .with_validator(move |text: &str| {
            Ok(validation(check(question, &Value::Text(meant(text)))))
        })
        .prompt()?;
    Ok(meant(&answer))
}

fn validation(checked: Result<()>) -> Validation {
    match checked {
        Ok(()) => Validation::Valid,
        Err(error) => Validation::Invalid(error.at_prompt().into()),
    }
}

fn topics(question: &Question, default: &[&str]) -> Result<Vec<&'static str>> {
    struct Line(&'static Topic);
    impl fmt::Display for Line {
        fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
            write!(f, "{:<11}{}", self.0.name, self.0.teaches)
        }
    }
    let help = format!(
        "{}; Space takes or leaves one, → takes all, ← none",
        question.help
    );
    let selected: Vec<usize> = (0..TOPICS.len())
        .filter(|index| default.contains(&TOPICS[*index].name))
        .collect();
    let chosen = MultiSelect::new(question.prompt, TOPICS.iter().map(Line).collect())
        .with_default(&selected)
        .without_filtering()
        .with_help_message(&help)
        .with_formatter(&|chosen| {
            let names: Vec<_> = chosen.iter().map(|option| option.value.0.name).collect();
            or_none(&names.join(", ")).to_owned()
        })
        .prompt()?;
    Ok(chosen.into_iter().map(|line| line.0.name).collect())
}
