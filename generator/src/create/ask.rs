//! Collects the destination and the answers: from the command line, from prompts, or by default.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::destination::Destination;
use super::planned::Planned;
use super::report;
use crate::answers::{self, Answers, Value, name};
use crate::error::{Error, Result};
use crate::questions::{Default, QUESTIONS, Question};
use crate::request::Create;
use crate::system::git;
use crate::terminal::prompt;

/// Where a project goes if nobody says.
const PATH: &str = "my-project";

/// Refuses a wrong flag before the first question, not after the fifth answer.
pub fn check_given(request: &Create) -> Result<()> {
    for question in QUESTIONS {
        if let Some(given) = request.given.get(question.name) {
            answers::check(question, given)?;
        }
    }
    Ok(())
}

/// Takes what the command line says, and the defaults for the rest.
pub fn nothing(request: &Create) -> Result<Planned> {
    let path = request.path.clone().ok_or(Error::NoPath)?;
    let destination = Destination::at(path, request.merge)?;
    let answers = Answers::collect(|question| {
        if let Some(given) = request.given.get(question.name) {
            return Ok(given.clone());
        }
        default(question, &destination.resolved, false)
    })?;
    Planned::new(destination, answers)
}

/// Asks for what the command line leaves open.
pub fn everything(request: &Create) -> Result<Planned> {
    let mut dialogue = Dialogue {
        request,
        path: request.path.clone(),
        chosen: BTreeMap::new(),
        takes_defaults: true,
        planned: None,
    };
    let mut number = 0;
    loop {
        let steps = dialogue.steps();
        let Some(step) = steps.get(number) else {
            return dialogue.plan();
        };
        match dialogue.ask(step)? {
            true => number += 1,
            false if number == 0 => return Err(Error::Cancelled),
            false => number -= 1,
        }
    }
}

enum Step {
    Path,
    Defaults,
    Question(&'static Question),
    Confirmation,
}

/// What was answered so far. Whoever goes back finds the earlier answer.
struct Dialogue<'a> {
    request: &'a Create,
    path: Option<PathBuf>,
    chosen: BTreeMap<&'static str, Value>,
    takes_defaults: bool,
    planned: Option<Planned>,
}

impl Dialogue<'_> {
    /// Lists what there is to ask, as far as the answers so far tell.
    fn steps(&self) -> Vec<Step> {
        let is_open = |question: &&Question| !self.request.given.contains_key(question.name);
        let open: Vec<_> = QUESTIONS.iter().filter(is_open).collect();
        let mut steps = Vec::new();
        if self.request.path.is_none() {
            steps.push(Step::Path);
        }
        if open.len() > 1 {
            steps.push(Step::Defaults);
        }
        if open.len() == 1 || !self.takes_defaults {
            steps.extend(open.into_iter().map(Step::Question));
        }
        if !self.request.dry_run && (!steps.is_empty() || self.request.merge) {
            steps.push(Step::Confirmation);
        }
        steps
    }

    /// Asks one question; false means that the user wants to go back.
    fn ask(&mut self, step: &Step) -> Result<bool> {
        let answer = match step {
            Step::Path => {
                let merge = self.request.merge;
                let default = self.path.as_deref().unwrap_or(Path::new(PATH));
                let path = prompt::path(default, |path| Destination::at(path, merge).map(drop))?;
                path.map(|path| self.path = Some(path))
            }
            Step::Defaults => {
                let help = "Type no to be asked about each option; `create-pyo3 list` shows all";
                let answer = prompt::yes_or_no("Use the defaults?", help, self.takes_defaults)?;
                answer.map(|yes| self.takes_defaults = yes)
            }
            Step::Question(question) => {
                let value = self.value(question, &self.destination()?.resolved)?;
                let answer = prompt::ask(question, &value)?;
                answer.map(|value| drop(self.chosen.insert(question.name, value)))
            }
            Step::Confirmation => self.confirm()?,
        };
        Ok(answer.is_some())
    }

    fn destination(&self) -> Result<Destination> {
        let path = self.path.clone().ok_or(Error::NoPath)?;
        Destination::at(path, self.request.merge)
    }

    /// Returns the answer to a question: given, chosen or by default.
    fn value(&self, question: &'static Question, target: &Path) -> Result<Value> {
        let given = self.request.given.get(question.name);
        let chosen = self.chosen.get(question.name);
        match given.or(chosen.filter(|_| !self.takes_defaults)) {
            Some(value) => Ok(value.clone()),
            None => default(question, target, true),
        }
    }

    fn plan(&mut self) -> Result<Planned> {
        if let Some(planned) = self.planned.take() {
            return Ok(planned);
        }
        let destination = self.destination()?;
        let target = destination.resolved.clone();
        let answers = Answers::collect(|question| self.value(question, &target))?;
        Planned::new(destination, answers)
    }

    /// Shows what would be written, and asks whether it may.
    fn confirm(&mut self) -> Result<Option<()>> {
        let planned = self.plan()?;
        if planned.files.is_empty() {
            self.planned = Some(planned);
            return Ok(Some(()));
        }
        if planned.destination.is_merge {
            report::tree(&planned.destination.given, &planned.files)?;
        }
        report::summary(&planned.destination.given, &planned.answers)?;
        let question = format!("Write {} files?", planned.files.len());
        match prompt::yes_or_no(&question, "", true)? {
            Some(true) => self.planned = Some(planned),
            Some(false) => return Err(Error::Declined),
            None => return Ok(None),
        }
        Ok(Some(()))
    }
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
        Default::Git => valid(question, git::author()),
        Default::Remote => valid(question, git::remote(target)),
        _ => None,
    };
    let from_outside = from_outside.unwrap_or_default();
    Ok(answers::default(question, &from_outside))
}

/// Leaves out what the question would refuse: nobody typed it.
fn valid(question: &Question, found: Option<String>) -> Option<String> {
    found.filter(|text| answers::check(question, &Value::Text(text.clone())).is_ok())
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
