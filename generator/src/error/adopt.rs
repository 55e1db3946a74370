//! Why a package is not adopted. Nothing was written when one of these is said.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::text::escape::shown;
use crate::text::{links, quote};

#[derive(Debug, Error)]
pub enum Problem {
    #[error(
        "`{}` is not a Python package: it has no pyproject.toml, setup.py or setup.cfg",
        shown(path)
    )]
    NotAPackage { path: PathBuf },

    #[error("`{path}` is not valid TOML: {problem}")]
    Toml { path: String, problem: String },

    #[error("`{path}` is not a plain file")]
    NotAFile { path: String },

    #[error("`{}` is adopted already: it has a file {record}", shown(path))]
    Adopted { path: PathBuf, record: &'static str },

    #[error("`{}` was created by create-pyo3 and has Rust inside", shown(path))]
    Created { path: PathBuf },

    #[error("building `{}` runs the package's own build code", shown(path))]
    Unasked { path: PathBuf },

    #[error(
        "`{}` belongs to another user, and building it would run that user's code as you",
        shown(path)
    )]
    Foreign { path: PathBuf },

    #[error("neither uv nor Python is on PATH, and one of them must build the package")]
    NoBuilder,

    #[error("cargo is not on PATH")]
    NoCargo,

    #[error("{name} does not build as it is: {problem}")]
    DoesNotBuild {
        name: String,
        problem: String,
        command: String,
    },

    #[error("{name} does not build with the Rust module: {problem}")]
    DoesNotBuildAfter { name: String, problem: String },

    #[error("the tests of {name} cannot be run: {problem}")]
    CannotTest { name: String, problem: String },

    #[error(
        "tests of {name} fail with the Rust module, and not without it:{}\n  {said}",
        list(failed)
    )]
    TestsFail {
        name: String,
        failed: Vec<String>,
        said: String,
    },

    #[error("the wheel of {name} has no Python file")]
    EmptyWheel { name: String },

    #[error("the wheel has no package `{wanted}`: expected one of {}", all.join(", "))]
    NoSuchPackage { wanted: String, all: Vec<String> },

    #[error("the wheel has several packages: {}", all.join(", "))]
    WhichPackage { all: Vec<String> },

    #[error("the sources of `{package}` are not in src/, lib/, python/ or the project's folder")]
    NoSources { package: String },

    #[error("the wheel has an extension module already: {file}")]
    HasExtension { file: String },

    #[error("`{path}` is in the way")]
    InTheWay { path: String, option: &'static str },

    #[error("requires-python is {found}, but PyO3 needs Python {oldest} or later")]
    OldPython {
        found: String,
        oldest: String,
        fix: String,
    },

    #[error("invalid value `{given}` for --module: expected {expected}")]
    Module { given: String, expected: String },

    #[error("invalid value `{given}` for --rust-dir: expected a folder below the project")]
    RustFolder { given: String, default: String },

    #[error("`{given}` cannot be ported: {reason}")]
    Port { given: String, reason: String },

    #[error("`{path}` is gone")]
    Missing { path: String },

    #[error("{path}: {problem}")]
    Record { path: &'static str, problem: String },

    #[error(
        "these files are not as `adopt` wrote them, or no commit has them as they were before:{}",
        list(paths)
    )]
    Touched { paths: Vec<String> },

    #[error("an adopted package has no topics to add or remove: {}", topics.join(", "))]
    NoTopics { topics: Vec<String> },

    #[error("an adopted package has no answers to set")]
    NoAnswers,

    #[error("there is nothing to continue or abort: no update was interrupted")]
    NotInterrupted,

    #[error("`{}` is not adopted", shown(path))]
    NotAdopted { path: PathBuf },

    #[error("{reason}")]
    Backend { reason: String, fix: String },

    #[error(
        "--no-verify needs a package in src/ or beside pyproject.toml, with name and version in [project]: {problem}"
    )]
    CannotSkip { problem: String },

    #[error("the package would lose something:{}", list(losses))]
    Losses { losses: Vec<String>, fix: String },
}

impl Problem {
    pub fn tips(&self) -> Vec<String> {
        let tip = match self {
            Self::DoesNotBuild { command, .. } => format!("make this work first: `{command}`"),
            Self::InTheWay { option, .. } => format!("move it away{option}"),
            Self::OldPython { fix, .. } => format!("{fix} in pyproject.toml"),
            Self::RustFolder { default, .. } => format!("for example `--rust-dir {default}`"),
            Self::NoTopics { topics } => {
                format!("show the code to copy: `create-pyo3 explain {}`", topics[0])
            }
            Self::NotAdopted { path } => {
                format!("adopt it: `create-pyo3 adopt {}`", quote::path(path))
            }
            Self::Missing { path } => {
                format!(
                    "restore it from the last commit: `git restore {}`",
                    quote::path(Path::new(path))
                )
            }
            Self::Record { path, .. } => {
                format!("restore it from the last commit: `git restore {path}`")
            }
            Self::Backend { fix, .. } | Self::Losses { fix, .. } => fix.clone(),
            _ => return self.fixed().iter().map(|tip| (*tip).to_owned()).collect(),
        };
        let mut tips = vec![tip];
        if matches!(self, Self::Backend { .. } | Self::Losses { .. }) {
            tips.push(format!("read how that works: {}", links::page("adopting")));
        }
        tips
    }

    /// The tips that are always the same.
    fn fixed(&self) -> &'static [&'static str] {
        match self {
            Self::NotAPackage { .. } => &["create a new package: `create-pyo3 my-project`"],
            Self::Toml { .. } => &["correct the file first"],
            Self::NotAFile { .. } => &["put the file itself there"],
            Self::Adopted { .. } => &[
                "prepare another function: `create-pyo3 adopt --port MODULE:FUNCTION`",
                "undo the adoption: `create-pyo3 adopt --abort`",
            ],
            Self::Created { .. } => &["update it: `create-pyo3 update`"],
            Self::Unasked { .. } => &["agree to that: `--yes`", "build nothing: `--no-verify`"],
            Self::Foreign { .. } => &["copy the folder first", "build nothing: `--no-verify`"],
            Self::NoBuilder => &[
                "get uv: `create-pyo3 doctor`",
                "build nothing: `--no-verify`",
            ],
            Self::NoCargo => &["get Rust: `create-pyo3 doctor`"],
            Self::DoesNotBuildAfter { .. } => &[
                "try another `--backend`",
                concat!("or report it: ", env!("CARGO_PKG_REPOSITORY"), "/issues"),
            ],
            Self::CannotTest { .. } => &[
                "name what the tests need: `--with PACKAGE`",
                "leave out `--run-tests`",
            ],
            Self::TestsFail { .. } => &["correct the tests first", "leave out `--run-tests`"],
            Self::EmptyWheel { .. } => &["make `python -m build` pack the package first"],
            Self::WhichPackage { .. } => &["choose one: `--package NAME`"],
            Self::NoSources { .. } => &["move them to src/ first"],
            Self::HasExtension { .. } => &[
                "if a former build left it, delete it",
                "if your build makes it, add Rust to that build by hand",
            ],
            Self::Port { .. } => &["choose another function, or adopt without `--port`"],
            Self::Touched { .. } => &[
                "keep a copy of what you wrote, then delete the added files and undo your edits in the others",
                "or undo it with git: `git revert`, `git restore`",
            ],
            Self::NoAnswers => &["leave out `--set`"],
            Self::NotInterrupted => &["undo a finished adoption: `create-pyo3 adopt --abort`"],
            Self::CannotSkip { .. } => &["leave out `--no-verify`"],
            _ => &[],
        }
    }
}

fn list(lines: &[String]) -> String {
    lines.iter().map(|line| format!("\n  {line}")).collect()
}
