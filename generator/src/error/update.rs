//! What can be wrong with a project that is to be updated.

use std::path::PathBuf;

use thiserror::Error;

use crate::template::ANSWERS_FILE;
use crate::text::escape::{escaped, shown};

#[derive(Debug, Error)]
pub enum Problem {
    #[error(
        "`{}` was not made by create-pyo3: it has no file {}; say where the project is, for example `create-pyo3 status ..`",
        shown(path),
        ANSWERS_FILE
    )]
    NoProject { path: PathBuf },

    #[error(
        "neither `{}` nor a folder above it was made by create-pyo3: none has a file {}; go to the project, or say where it is, for example `create-pyo3 status my-project`",
        shown(path),
        ANSWERS_FILE
    )]
    NotInProject { path: PathBuf },

    #[error("{}: {problem}; nothing was changed", ANSWERS_FILE)]
    Answers { problem: String },

    #[error("`{given}` sets nothing: expected NAME=VALUE, where NAME is one of {names}")]
    Set { given: String, names: String },

    #[error(
        "these files hold changes that are not committed:{}\nNothing was changed; commit them first, for example with `git add --all && git commit`; one that git ignores takes `git add --force FILE` first",
        list(paths)
    )]
    Uncommitted { paths: Vec<String> },

    #[error(
        "these files have conflict markers (<<<<<<<) in them:{}\nNothing was changed; settle the conflicts first",
        list(paths)
    )]
    Unresolved { paths: Vec<String> },

    #[error(
        "`{0}` belongs to another user, who could have put it there to be found; if you trust it, name it: `create-pyo3 status {0}`",
        shown(path)
    )]
    Foreign { path: PathBuf },

    #[error(
        "an update of `{}` was interrupted: run `create-pyo3 update --continue{given}` to complete it, or `create-pyo3 update --abort{given}` to undo it",
        shown(path)
    )]
    Interrupted { path: PathBuf, given: String },

    #[error(
        "there is nothing to {action}: no update of `{}` was interrupted once it had begun to write; nothing was changed{instead}",
        shown(path)
    )]
    NotInterrupted {
        action: &'static str,
        path: PathBuf,
        instead: String,
    },

    #[error(
        "`{path}` is neither what it was before the update nor what the update makes of it: move it away, and {action} again"
    )]
    Touched { path: String, action: &'static str },

    #[error(
        "`{}`, the journal of an interrupted update, cannot be read: {problem}; delete its folder to keep every file as it is now",
        shown(path)
    )]
    Journal { path: PathBuf, problem: String },
}

fn list(paths: &[String]) -> String {
    let line = |path: &String| format!("\n  {}", escaped(path));
    paths.iter().map(line).collect()
}
