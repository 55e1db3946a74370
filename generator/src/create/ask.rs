//! Collects the answers: from the command line, from a prompt, or by default.

use std::ffi::OsStr;
use std::path::Path;

use crate::answers::{self, Answers, Value, name};
use crate::error::{Error, Result};
use crate::questions::{Default, QUESTIONS, Question};
use crate::request::Create;
use crate::system::git;
use crate::terminal::prompt;

/// Refuses a wrong flag before the first question, not after the fifth answer.
pub fn check_given(request: &Create) -> Result<()> {
    for question in QUESTIONS {
        if let Some(given) = request.given.get(question.name) {
            answers::check(question, given)?;
        }
    }
    Ok(())
}

/// Collects an answer to each question.
pub fn answers(request: &Create, target: &Path, interactive: bool) -> Result<Answers> {
    Answers::collect(|question| {
        if let Some(given) = request.given.get(question.name) {
            return Ok(given.clone());
        }
        let default = default(question, target, interactive)?;
        if interactive {
            prompt::ask(question, default)
        } else {
            Ok(default)
        }
    })
}

fn default(question: &Question, target: &Path, interactive: bool) -> Result<Value> {
    let from_outside = match question.default {
        Default::Path => match target.file_name().and_then(OsStr::to_str) {
            Some(name) => Some(usable_name(question, name, interactive)),
            None if interactive => None,
            None => {
                let path = target.to_owned();
                return Err(Error::NoName { path });
            }
        },
        Default::Git => git::author().filter(|author| {
            let author = Value::Text(author.clone());
            answers::check(question, &author).is_ok()
        }),
        _ => None,
    };
    let from_outside = from_outside.unwrap_or_default();
    Ok(answers::default(question, &from_outside))
}

/// At a prompt, offers a name that is possible instead of one that the next answer has to correct.
fn usable_name(question: &Question, name: &str, interactive: bool) -> String {
    let is_possible = answers::check(question, &Value::Text(name.to_owned())).is_ok();
    if is_possible || !interactive {
        name.to_owned()
    } else {
        name::near(name)
    }
}
