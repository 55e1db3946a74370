//! The workflows run: those of generated projects and our own. CONTRIBUTING.md lists what still has not run.

mod act;
mod ci;
mod index;
mod own;
mod own_release;
mod release;

use std::borrow::Cow;
use std::process::Command;

use crate::support::sandbox::Sandbox;
use crate::support::{Case, Project, isolated, run, tree_of};

/// A project as its owner pushes it: with its lock file.
fn pushed(case: &Case) -> Sandbox {
    let folder = Project::render(case).folder;
    run(isolated(Command::new(env!("CARGO")))
        .args(["metadata", "--quiet", "--format-version=1"])
        .current_dir(&folder));
    let files = tree_of(&folder, |path| !matches!(path, "target" | ".venv"));
    let files = files.into_iter().map(|(path, it)| (path, Cow::Owned(it)));
    let sandbox = Sandbox::of(&files.collect());
    sandbox.commit();
    sandbox
}
