//! What can be wrong with a project that is to be updated.

use std::path::PathBuf;

use thiserror::Error;

use crate::template::ANSWERS_FILE;
use crate::text::escape::{escaped, shown};
use crate::text::{links, quote};

#[derive(Debug, Error)]
pub enum Problem {
    #[error(
        "`{}` was not created by create-pyo3: it has no file {}",
        shown(path),
        ANSWERS_FILE
    )]
    NoProject { path: PathBuf },

    #[error(
        "neither `{}` nor a folder above it was created by create-pyo3: none has a file {}",
        shown(path),
        ANSWERS_FILE
    )]
    NotInProject { path: PathBuf },

    #[error("{}: {problem}", ANSWERS_FILE)]
    Answers { problem: String },

    #[error("`{given}` sets no answer: expected NAME=VALUE")]
    Set {
        given: String,
        meant: Option<String>,
        names: String,
    },

    #[error("these files hold changes that are not committed:{}", list(paths))]
    Uncommitted { paths: Vec<String> },

    #[error("these files have conflict markers (<<<<<<<) in them:{}", list(paths))]
    Unresolved { paths: Vec<String> },

    #[error("`{}` belongs to another user", shown(path))]
    Foreign { path: PathBuf },

    #[error("an update of `{}` was interrupted", shown(path))]
    Interrupted { path: PathBuf, given: String },

    #[error(
        "there is nothing to {action}: no update of `{}` was interrupted",
        shown(path)
    )]
    NotInterrupted {
        action: &'static str,
        path: PathBuf,
        instead: Vec<String>,
    },

    #[error("`{path}` changed during the update")]
    Touched { path: String, action: &'static str },

    #[error(
        "cannot read `{}`, the journal of an interrupted update: {problem}",
        shown(path)
    )]
    Journal { path: PathBuf, problem: String },
}

impl Problem {
    pub fn tips(&self) -> Vec<String> {
        match self {
            Self::NoProject { .. } => vec![
                "name the folder of the project: `create-pyo3 status my-project`".to_owned(),
                "add Rust to a package that exists: `create-pyo3 adopt`".to_owned(),
            ],
            Self::NotInProject { .. } => {
                vec!["go to the project, or name it: `create-pyo3 status my-project`".to_owned()]
            }
            Self::Answers { .. } => vec![format!(
                "restore it from the last commit: `git restore {ANSWERS_FILE}`"
            )],
            Self::Set { meant, names, .. } => {
                let meant = meant.iter().map(|meant| format!("did you mean `{meant}`?"));
                meant.chain([format!("NAME is one of {names}")]).collect()
            }
            Self::Uncommitted { .. } => vec![
                "commit them: `git add --all && git commit`".to_owned(),
                "if git ignores one, add it first: `git add --force FILE`".to_owned(),
            ],
            Self::Unresolved { .. } => {
                vec![
                    "resolve the conflicts, then run the command again".to_owned(),
                    format!("read how that works: {}", links::page("growing")),
                ]
            }
            Self::Foreign { path } => vec![format!(
                "if you trust it, name it: `create-pyo3 status {}`",
                quote::path(path)
            )],
            Self::Interrupted { given, .. } => vec![
                format!("complete it: `create-pyo3 update --continue{given}`"),
                format!("undo it: `create-pyo3 update --abort{given}`"),
            ],
            Self::NotInterrupted { instead, .. } => instead.clone(),
            Self::Touched { action, .. } => vec![format!(
                "move it away, then run `create-pyo3 update --{action}`"
            )],
            Self::Journal { .. } => {
                vec!["keep every file as it is now: delete its folder".to_owned()]
            }
        }
    }

    /// Returns true if it is worth saying that the run has changed nothing.
    pub fn has_changed_nothing(&self) -> bool {
        matches!(
            self,
            Self::Answers { .. }
                | Self::Uncommitted { .. }
                | Self::Unresolved { .. }
                | Self::NotInterrupted { .. }
        )
    }
}

fn list(paths: &[String]) -> String {
    let line = |path: &String| format!("\n  {}", escaped(path));
    paths.iter().map(line).collect()
}
