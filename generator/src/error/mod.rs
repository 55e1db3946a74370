//! What can go wrong, each with where it did and what would be accepted instead.

pub mod update;

use std::io;
use std::path::{Path, PathBuf};

use inquire::InquireError;
use thiserror::Error;

use crate::questions::Question;
use crate::text::escape::{escaped, shown};
use update::Problem;

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug, Error)]
pub enum Error {
    #[error(
        "the PATH of the project is missing: say where it goes, for example `create-pyo3 my-project`"
    )]
    NoPath,

    #[error(
        "`{}` does not end in a name that a project can have: give one with --name",
        shown(path)
    )]
    NoName { path: PathBuf },

    #[error("`{}` cannot be the name of the project: {rule}; choose another one, for example --name {near}", name.escape_debug())]
    Name {
        name: String,
        rule: String,
        near: String,
    },

    #[error("--{flag} {value:?} is not possible: expected {expected}")]
    Answer {
        flag: &'static str,
        value: String,
        expected: String,
    },

    #[error(
        "`{topic}` is not an example{meant}: expected all, none, or a comma separated list of {known}"
    )]
    UnknownTopic {
        topic: String,
        meant: String,
        known: String,
    },

    #[error(
        "`{}` is not empty: it holds {}; nothing was written; choose a folder that is empty or does not exist, or add what is missing with --merge, which also completes a run that was killed",
        shown(path),
        listed(entries)
    )]
    Occupied { path: PathBuf, entries: Vec<String> },

    #[error(
        "another program has put {} into `{}` meanwhile; nothing was written; the same command adds what is still missing",
        listed(entries),
        shown(path)
    )]
    Appeared { path: PathBuf, entries: Vec<String> },

    #[error(
        "`{}` is there already and is not a folder; nothing was written",
        shown(path)
    )]
    NotAFolder { path: PathBuf },

    #[error(
        "`{}` leads out of the folder, or into git's own; nothing was written there",
        shown(path)
    )]
    Elsewhere { path: PathBuf },

    #[error(
        "another create-pyo3 is at work and did not end in 10 seconds: it has the lock `{}`; try again once it has ended",
        shown(path)
    )]
    Locked { path: PathBuf },

    #[error(
        "there is no folder for the state of programs; set XDG_STATE_HOME to a folder of yours"
    )]
    NoStateFolder,

    #[error(
        "`{0}` holds what recovers an interrupted run and must be yours alone; run `chmod 700 {0}`, or set XDG_STATE_HOME to another folder if it is not yours",
        shown(path)
    )]
    NotPrivate { path: PathBuf },

    #[error("cannot {action} `{}`: {source}", shown(path))]
    Io {
        action: &'static str,
        path: PathBuf,
        source: io::Error,
    },

    #[error("the template cannot be rendered: {path}: {source:#}")]
    Template {
        path: String,
        source: minijinja::Error,
    },

    #[error(
        "`{}` has a package already; nothing was written; create the project in a new folder and move your code there\n  {}",
        shown(path),
        in_the_way.join("\n  ")
    )]
    OtherPackage {
        path: PathBuf,
        in_the_way: Vec<String>,
    },

    #[error("cannot ask: {0}; nothing was written; answer by options, and say --yes")]
    Prompt(InquireError),

    #[error("cancelled; nothing was written")]
    Cancelled,

    #[error("declined; nothing was written")]
    Declined,

    #[error("interrupted; nothing was written")]
    Interrupted,

    #[error("cannot watch for signals: {0}")]
    Signals(io::Error),

    #[error("nothing was written: --run-tests needs what this machine lacks\n{0}")]
    CannotTest(String),

    #[error(
        "the project is in `{}`, but `{step}` failed there: {problem}",
        shown(project)
    )]
    Tests {
        project: PathBuf,
        step: String,
        problem: String,
    },

    #[error("cannot write to standard output: {0}")]
    Stdout(io::Error),

    #[error(transparent)]
    Update(#[from] Problem),
}

impl Error {
    /// What the process ends with: 130 after Ctrl-C, as shells do, else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Interrupted => 130,
            _ => 1,
        }
    }

    /// The same beside the prompt that asks again: what was typed stands there.
    pub fn at_prompt(&self) -> String {
        match self {
            Self::Name { rule, near, .. } => format!("{rule}; {near} is possible"),
            Self::Answer { expected, .. } => format!("expected {expected}"),
            other => other.to_string(),
        }
    }

    pub fn invalid(question: &Question, value: &str, expected: &str) -> Self {
        Self::Answer {
            flag: question.flag,
            value: shorten(value),
            expected: expected.to_owned(),
        }
    }
}

impl From<InquireError> for Error {
    fn from(error: InquireError) -> Self {
        match error {
            InquireError::OperationCanceled => Self::Cancelled,
            InquireError::OperationInterrupted => Self::Interrupted,
            other => Self::Prompt(other),
        }
    }
}

fn listed(names: &[String]) -> String {
    let names: Vec<_> = names.iter().map(|name| escaped(name)).collect();
    names.join(", ")
}

/// Enough of an answer to know it again.
pub fn shorten(text: &str) -> String {
    const MOST: usize = 80;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Puts what was tried, and on which path, in front of an I/O error.
pub trait Context<T> {
    fn context(self, action: &'static str, path: &Path) -> Result<T>;
}

impl<T> Context<T> for io::Result<T> {
    fn context(self, action: &'static str, path: &Path) -> Result<T> {
        self.map_err(|source| Error::Io {
            action,
            path: path.to_owned(),
            source,
        })
    }
}
