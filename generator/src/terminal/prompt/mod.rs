//! The only folder that reads from a terminal. At each prompt, Esc gives no answer: it goes back.

mod layout;
mod line;
mod list;
mod screen;

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use crate::answers::{Value, check};
use crate::error::{Error, Result};
use crate::questions::{Kind, Question, TOPICS};
use line::Line;
use list::{Choice, List};
use screen::ask as asked;

/// Whether somebody is there to be asked, on a terminal on which the cursor can be moved.
pub fn is_possible() -> bool {
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    io::stdin().is_terminal() && io::stderr().is_terminal() && !is_dumb
}

/// Asks for a yes that is the only question; the return key alone is one.
pub fn confirm(question: &str) -> Result<bool> {
    yes_or_no(question, "", true)?.ok_or(Error::Cancelled)
}

/// Asks for yes or no.
pub fn yes_or_no(question: &str, help: &str, default: bool) -> Result<Option<bool>> {
    let known = |text: &str| match parse_yes(text) {
        Some(_) => Ok(()),
        None => Err("expected yes or no".to_owned()),
    };
    let default = if default { "yes" } else { "no" };
    let line = Line::new(question, help, default, &known)
        .with_keys("y or n, Enter accepts, Esc goes back");
    let answer = asked(line.shown_as(|text| match parse_yes(text) {
        Some(true) => "yes",
        _ => "no",
    }))?;
    Ok(answer.and_then(|answer| parse_yes(&answer)))
}

fn parse_yes(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "y" | "yes" => Some(true),
        "n" | "no" => Some(false),
        _ => None,
    }
}

/// Asks where the project goes, until `check` takes the answer.
pub fn path(default: &Path, check: impl Fn(PathBuf) -> Result<()>) -> Result<Option<PathBuf>> {
    let is_free = |text: &str| match text {
        "" => Err("expected a path".to_owned()),
        text => check(expanded(text)).map_err(|error| error.at_prompt()),
    };
    let help = "A folder that is empty or does not exist";
    let default = default.to_string_lossy();
    let typed = asked(Line::new(
        "Where does the project go?",
        help,
        &default,
        &is_free,
    ))?;
    Ok(typed.as_deref().map(expanded))
}

/// A path that no shell has seen: `~` and what is below it are at home.
fn expanded(text: &str) -> PathBuf {
    match (Path::new(text).strip_prefix("~"), std::env::home_dir()) {
        (Ok(below), Some(home)) => home.join(below),
        _ => text.into(),
    }
}

/// Asks one question; `default` is what the return key alone gives.
pub fn ask(question: &'static Question, default: &Value) -> Result<Option<Value>> {
    let (prompt, help) = (question.prompt, question.help);
    Ok(match (&question.kind, default) {
        (Kind::Choice { options }, Value::Text(default)) => {
            let chosen = asked(List::one(prompt, help, options, default))?;
            chosen.and_then(|chosen| Some(Value::Text((*chosen.first()?).to_owned())))
        }
        (Kind::Topics, Value::Topics(default)) => {
            let choices = TOPICS.iter().map(|topic| Choice {
                name: topic.name,
                text: topic.teaches,
            });
            let list = List::several(prompt, help, choices.collect(), default);
            asked(list)?.map(Value::Topics)
        }
        (_, Value::Switch(default)) => yes_or_no(prompt, help, *default)?.map(Value::Switch),
        (_, Value::Text(default)) => {
            let is_possible = |text: &str| {
                let checked = check(question, &Value::Text(text.to_owned()));
                checked.map_err(|error| error.at_prompt())
            };
            asked(Line::new(prompt, help, default, &is_possible))?.map(Value::Text)
        }
        (kind, default) => panic!("{default:?} is no default for a question of kind {kind:?}"),
    })
}
