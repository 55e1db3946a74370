//! The only module that talks to a terminal.

use std::fmt;
use std::io::{self, IsTerminal};

use inquire::validator::Validation;
use inquire::{Confirm, MultiSelect, Select, Text};

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

/// Asks where the project goes.
pub fn path() -> Result<String> {
    Ok(Text::new("Where does the project go?")
        .with_default("my-project")
        .with_help_message("A folder that is empty or does not exist")
        .prompt()?)
}

/// Asks one question; `default` is what the return key alone gives.
pub fn ask(question: &'static Question, default: Value) -> Result<Value> {
    Ok(match (&question.kind, default) {
        (Kind::Choice { options }, Value::Text(default)) => {
            let start = options.iter().position(|option| *option == default);
            let choice = Select::new(question.prompt, options.to_vec())
                .with_starting_cursor(start.unwrap_or_default())
                .with_help_message(question.help)
                .prompt()?;
            Value::Text(choice.to_owned())
        }
        (Kind::Topics, _) => Value::Topics(topics(question)?),
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

fn text(question: &'static Question, default: &str) -> Result<String> {
    let mut prompt = Text::new(question.prompt).with_help_message(question.help);
    // Not a default: that would stand in for an answer that was emptied on purpose.
    prompt = prompt.with_initial_value(default);
    Ok(prompt
        .with_validator(|text: &str| {
            Ok(match check(question, &Value::Text(text.to_owned())) {
                Ok(()) => Validation::Valid,
                Err(error) => Validation::Invalid(error.into()),
            })
        })
        .prompt()?)
}

fn topics(question: &Question) -> Result<Vec<&'static str>> {
    struct Line(&'static Topic);
    impl fmt::Display for Line {
        fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
            write!(f, "{:<12}{}", self.0.name, self.0.teaches)
        }
    }
    let chosen = MultiSelect::new(question.prompt, TOPICS.iter().map(Line).collect())
        .with_all_selected_by_default()
        .with_help_message("Space takes or leaves one, Enter goes on")
        .with_formatter(&|chosen| {
            let names: Vec<_> = chosen.iter().map(|option| option.value.0.name).collect();
            names.join(", ")
        })
        .prompt()?;
    Ok(chosen.into_iter().map(|line| line.0.name).collect())
}
