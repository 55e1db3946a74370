//! Makes a new project known to what is around it. What goes wrong becomes a warning.

use std::path::{Path, PathBuf};

use super::workspace::{self, Joined};
use crate::doctor;
use crate::plan::File;
use crate::system::git;
use crate::text::escape::shown;

/// What is around a new project.
#[derive(Default)]
pub struct Surroundings {
    /// The manifest of the workspace that the project is a member of now.
    pub workspace: Option<PathBuf>,
    pub warnings: Vec<String>,
}

/// Makes the project known to the workspace and the repository around it.
pub fn join(target: &Path, files: &[File], starts_repository: bool) -> Surroundings {
    let mut warnings = Vec::new();
    let workspace = join_workspace(target, files, &mut warnings);
    start_repository(target, files, starts_repository, &mut warnings);
    find_programs(&mut warnings);
    Surroundings {
        workspace,
        warnings,
    }
}

/// Adds the project to the Cargo workspace around it, and returns that workspace's manifest.
fn join_workspace(target: &Path, files: &[File], warnings: &mut Vec<String>) -> Option<PathBuf> {
    if !files.iter().any(|file| file.path == "Cargo.toml") {
        return None;
    }
    match workspace::join(target) {
        Ok(Joined::Nothing) => {}
        Ok(Joined::Member(manifest)) => return Some(manifest),
        Ok(Joined::Excluded(manifest, other)) => warnings.push(format!(
            "excluded the project from the workspace in `{}`: `{}` needs PyO3 {}, and a workspace can have one PyO3 only. To join, give both the same PyO3, then move the project from `exclude` to `members`.",
            shown(&manifest),
            other.package,
            other.version
        )),
        Err(problem) => warnings.push(format!(
            "the project was not added to the workspace around it: {problem}"
        )),
    }
    None
}

/// Starts a repository, unless the project is in one.
fn start_repository(target: &Path, files: &[File], is_wanted: bool, warnings: &mut Vec<String>) {
    if let Some(root) = git::repository(target) {
        warnings.extend(unread_workflows(root, target, files));
    } else if is_wanted && let Err(problem) = git::init(target) {
        warnings.push(format!("no git repository was started: {problem}"));
    }
}

/// Names programs that a build needs and PATH lacks.
fn find_programs(warnings: &mut Vec<String>) {
    let missing = doctor::missing_programs();
    if !missing.is_empty() {
        warnings.push(format!(
            "{} not found on PATH: `create-pyo3 doctor` says how to get it",
            missing.join(", ")
        ));
    }
}

/// Warns of workflows that are not where the repository around them has its own.
fn unread_workflows(root: &Path, target: &Path, files: &[File]) -> Option<String> {
    let mut paths = files.iter().map(|file| &file.path);
    let has_workflows = paths.any(|path| path.starts_with(".github/workflows/"));
    (has_workflows && root != target).then(|| {
        format!(
            "GitHub runs the workflows in `{}` only: move those of the project there, or leave them out with `--ci none`",
            shown(&root.join(".github"))
        )
    })
}
