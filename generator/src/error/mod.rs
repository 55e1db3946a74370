//! What can go wrong: `Display` gives the reason, `tips` what helps. The terminal lays both out.

pub mod adopt;
pub mod update;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::questions::Question;
use crate::text::escape::{escaped, shown};
use crate::text::{links, quote};
use update::Problem;

pub type Result<T> = std::result::Result<T, Error>;

#[derive(Debug, Error)]
pub enum Error {
    #[error("the PATH of the project is missing")]
    NoPath,

    #[error("`{}` does not end in a name for a project", shown(path))]
    NoName { path: PathBuf },

    #[error("`{}` cannot be the name of the project: {rule}", name.escape_debug())]
    Name {
        name: String,
        rule: String,
        near: String,
    },

    #[error("invalid value {value:?} for --{flag}: expected {expected}")]
    Answer {
        flag: &'static str,
        value: String,
        expected: String,
    },

    #[error("unknown example `{topic}`: expected all, none, or a list of {known}")]
    UnknownTopic {
        topic: String,
        meant: Option<&'static str>,
        known: String,
    },

    #[error("`{}` is not empty: it holds {}", shown(path), listed(entries))]
    Occupied {
        path: PathBuf,
        entries: Vec<String>,
        is_package: bool,
    },

    #[error("another program has put {} into `{}`", listed(entries), shown(path))]
    Appeared { path: PathBuf, entries: Vec<String> },

    #[error("`{}` exists and is not a folder", shown(path))]
    NotAFolder { path: PathBuf },

    #[error("`{}` leads out of the folder, or into git's own", shown(path))]
    Elsewhere { path: PathBuf },

    #[error(
        "another create-pyo3 is at work: it has held the lock `{}` for 10 seconds",
        shown(path)
    )]
    Locked { path: PathBuf },

    #[error("there is no folder for the state of programs")]
    NoStateFolder,

    #[error("`{}` must be yours alone: it recovers interrupted runs", shown(path))]
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
        "`{}` has a package already:\n  {}",
        shown(path),
        in_the_way.join("\n  ")
    )]
    OtherPackage {
        path: PathBuf,
        in_the_way: Vec<String>,
    },

    #[error("cannot ask on this terminal: {0}")]
    Prompt(io::Error),

    #[error("cancelled")]
    Cancelled,

    #[error("declined")]
    Declined,

    #[error("interrupted")]
    Interrupted,

    #[error("cannot watch for signals: {0}")]
    Signals(io::Error),

    #[error("--run-tests needs what this machine lacks:\n{0}")]
    CannotTest(String),

    #[error("`{step}` failed in `{}`: {problem}", shown(project))]
    Tests {
        project: PathBuf,
        step: String,
        problem: String,
    },

    #[error("cannot write to standard output: {0}")]
    Stdout(io::Error),

    #[error(transparent)]
    Update(#[from] Problem),

    #[error(transparent)]
    Adopt(#[from] adopt::Problem),
}

impl Error {
    /// What the process ends with: 130 after Ctrl-C, as shells do, else 1.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Interrupted => 130,
            _ => 1,
        }
    }

    /// Lists what helps: each tip is one way, with the command to copy.
    pub fn tips(&self) -> Vec<String> {
        match self {
            Self::Update(problem) => problem.tips(),
            Self::Adopt(problem) => problem.tips(),
            Self::Name { near, .. } => vec![format!("choose another one: `--name {near}`")],
            Self::UnknownTopic { meant, .. } => {
                let tip = |meant: &&str| format!("did you mean `{meant}`?");
                meant.iter().map(tip).collect()
            }
            Self::Occupied {
                path, is_package, ..
            } => occupied_tips(path, *is_package),
            Self::NotPrivate { path } => vec![
                format!("if it is yours: `chmod 700 {}`", quote::path(path)),
                OTHER_STATE.to_owned(),
            ],
            Self::Io { source, path, .. } if source.kind() == ErrorKind::PermissionDenied => {
                let path = quote::path(path);
                vec![format!("check who may write there: `ls -ld {path}`")]
            }
            Self::OtherPackage { path, .. } => vec![
                format!("add Rust to it: `create-pyo3 adopt {}`", quote::path(path)),
                "or create a project in a new folder, and move your code there".to_owned(),
                format!("read how that works: {}", links::page("adopting")),
            ],
            Self::Tests { step, project, .. } => {
                let project = quote::path(project);
                vec![format!("try again: `cd {project}`, then `{step}`")]
            }
            _ => self.tip().map(str::to_owned).into_iter().collect(),
        }
    }

    /// The tip that is always the same.
    fn tip(&self) -> Option<&'static str> {
        Some(match self {
            Self::NoPath => "say where it goes: `create-pyo3 my-project`",
            Self::NoName { .. } => "give one with `--name my-project`",
            Self::Appeared { .. } => "run the same command again: it adds what is missing",
            Self::NotAFolder { .. } => "choose another path, or move the file away",
            Self::Locked { .. } => "run the same command again once that one has ended",
            Self::NoStateFolder => OTHER_STATE,
            Self::Template { .. } => {
                concat!("report it: ", env!("CARGO_PKG_REPOSITORY"), "/issues")
            }
            Self::Prompt(_) => {
                "take the defaults with `--yes`, or give options: `create-pyo3 list`"
            }
            Self::CannotTest(_) => "see what this machine has: `create-pyo3 doctor`",
            _ => return None,
        })
    }

    /// Returns true if it is worth saying that the run has changed nothing.
    pub fn has_changed_nothing(&self) -> bool {
        match self {
            Self::Occupied { .. }
            | Self::Appeared { .. }
            | Self::OtherPackage { .. }
            | Self::Cancelled
            | Self::Declined
            | Self::Interrupted
            | Self::CannotTest(_)
            | Self::Adopt(_) => true,
            Self::Update(problem) => problem.has_changed_nothing(),
            _ => false,
        }
    }

    /// Says the same beside the prompt that asks again: what was typed is there.
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

const OTHER_STATE: &str = "choose a folder of yours: `export XDG_STATE_HOME=~/.local/state`";

fn occupied_tips(path: &Path, is_package: bool) -> Vec<String> {
    let mut tips = vec![
        "choose a folder that is empty or does not exist".to_owned(),
        "add what is missing, also after a run that was killed: `--merge`".to_owned(),
    ];
    if is_package {
        let path = quote::path(path);
        tips.push(format!(
            "add Rust to the package in it: `create-pyo3 adopt {path}`"
        ));
    }
    tips
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
