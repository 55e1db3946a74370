//! What a check comes to.

use anstyle::{AnsiColor, Style};
use serde::Serialize;

use crate::text::escape::escaped;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Ok,
    /// Worth knowing, but nothing is in the way of a build.
    Note,
    Missing,
}

#[derive(Debug, Serialize)]
pub struct Finding {
    pub what: &'static str,
    pub state: State,
    pub found: String,
    /// What mends it, as a command where one does.
    pub remedy: Option<String>,
}

impl Finding {
    pub fn ok(what: &'static str, found: impl Into<String>) -> Self {
        Self::new(what, State::Ok, found, None)
    }

    pub fn note(what: &'static str, found: impl Into<String>, remedy: Option<String>) -> Self {
        Self::new(what, State::Note, found, remedy)
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

    /// A line, and one more where something mends it.
    pub fn lines(&self) -> String {
        let (state, colour) = match self.state {
            State::Ok => ("ok", AnsiColor::Green),
            State::Note => ("note", AnsiColor::Yellow),
            State::Missing => ("MISSING", AnsiColor::Red),
        };
        let style: Style = colour.on_default();
        let remedy = self.remedy.as_ref();
        let remedy = remedy.map_or_else(String::new, |remedy| format!("{:21}-> {remedy}\n", ""));
        format!(
            "{style}{state:<9}{style:#}{:<12} {}\n{remedy}",
            self.what, self.found
        )
    }
}
