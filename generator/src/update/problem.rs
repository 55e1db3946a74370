//! What can be wrong with a project that is to be updated.

use std::path::PathBuf;

use thiserror::Error;

#[derive(Debug, Error)]
pub enum Problem {
    #[error("`{}` was not made by create-pyo3: it has no file {}; say where the project is, for example `create-pyo3 status ..`", path.display(), crate::answers_file::PATH)]
    NoProject { path: PathBuf },

    #[error("neither `{}` nor a folder above it was made by create-pyo3: none has a file {}; go to the project, or say where it is, for example `create-pyo3 status my-project`", path.display(), crate::answers_file::PATH)]
    NotInProject { path: PathBuf },

    #[error("{}: {problem}; nothing was changed", crate::answers_file::PATH)]
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

    #[error("`{}` is being updated by another `create-pyo3`: nothing was changed; call this one again once that one has ended", path.display())]
    Running { path: PathBuf },

    #[error("an update of `{}` was interrupted: go on with `create-pyo3 update --continue{given}`, or go back with `create-pyo3 update --abort{given}`", path.display())]
    Interrupted { path: PathBuf, given: String },

    #[error("there is nothing to {action}: no update of `{}` was interrupted once it had begun to write; nothing was changed{instead}", path.display())]
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
        "`{}`, which says how the interrupted update goes on or back, cannot be used: {problem}; restore it, or delete its folder to keep every file as it is now",
        path.display()
    )]
    Journal { path: PathBuf, problem: String },
}

fn list(paths: &[String]) -> String {
    paths.iter().map(|path| format!("\n  {path}")).collect()
}
