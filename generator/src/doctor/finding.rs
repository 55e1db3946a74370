//! What a check comes to.

use serde::Serialize;

use crate::terminal::style::{DONE, ERROR, HEADING, WARNING};
use crate::terminal::wrap::hanging;
use crate::text::escape::escaped;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Ok,
    /// Worth knowing; nothing is to be done.
    Note,
    /// A build works, but something else will not, or will surprise.
    Warning,
    /// No project builds without it.
    Missing,
}

#[derive(Debug, Serialize)]
pub struct Finding {
    pub what: &'static str,
    pub state: State,
    pub found: String,
    /// What fixes it, as a command where one does.
    pub remedy: Option<String>,
}

impl Finding {
    pub fn ok(what: &'static str, found: impl Into<String>) -> Self {
        Self::new(what, State::Ok, found, None)
    }

    pub fn note(what: &'static str, found: impl Into<String>) -> Self {
        Self::new(what, State::Note, found, None)
    }

    pub fn warning(what: &'static str, found: impl Into<String>, remedy: String) -> Self {
        Self::new(what, State::Warning, found, Some(remedy))
    }

    pub fn missing(what: &'static str, found: impl Into<String>, remedy: String) -> Self {
        Self::new(what, State::Missing, found, Some(remedy))
    }

    fn new(
        what: &'static str,
        state: State,
        found: impl Into<String>,
        remedy: Option<String>,
    ) -> Self {
        Self {
            what,
            state,
            found: escaped(&found.into()),
            remedy,
        }
    }

    /// What was found, in lines of that width, and one more line where something fixes it.
    pub fn lines(&self, width: usize) -> String {
        let (state, style) = match self.state {
            State::Ok => ("ok", DONE),
            State::Note => ("note", HEADING),
            State::Warning => ("warning", WARNING),
            State::Missing => ("MISSING", ERROR),
        };
        let first = format!("{style}{state:<9}{style:#}{:<13}", self.what);
        let found = hanging(&self.found, &first, &" ".repeat(22), width);
        // A command is copied in one piece: the terminal may break it, and we do not.
        let remedy = self.remedy.as_ref();
        let remedy = remedy.map_or_else(String::new, |remedy| format!("{:9}-> {remedy}\n", ""));
        format!("{found}\n{remedy}")
    }
}
