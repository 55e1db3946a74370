//! Why a package is not adopted. Nothing was written when one of these is said.

use std::path::PathBuf;

use thiserror::Error;

use crate::text::escape::shown;

#[derive(Debug, Error)]
pub enum Problem {
    #[error(
        "`{}` is not a Python package: it has no pyproject.toml, setup.py or setup.cfg; nothing was written; create a new package with `create-pyo3 PATH`",
        shown(path)
    )]
    NotAPackage { path: PathBuf },

    #[error("`{path}` is not valid TOML: {problem}; nothing was written; correct it first")]
    Toml { path: String, problem: String },

    #[error("`{path}` is not a plain file; nothing was written; replace it with the file itself")]
    NotAFile { path: String },

    #[error(
        "`{}` is adopted already: {record} says so; nothing was written; `create-pyo3 adopt --port MODULE:FUNCTION` prepares another function, and `create-pyo3 adopt --abort` undoes the adoption",
        shown(path)
    )]
    Adopted { path: PathBuf, record: &'static str },

    #[error(
        "`{}` was created by create-pyo3 and has Rust inside; nothing was written; use `create-pyo3 update`",
        shown(path)
    )]
    Created { path: PathBuf },

    #[error(
        "building `{}` runs code of the package; nothing was built or written; agree with --yes, or build nothing with --no-verify",
        shown(path)
    )]
    Unasked { path: PathBuf },

    #[error(
        "`{}` belongs to another user, and building it would run that user's code as you; nothing was built or written; copy the folder, or build nothing with --no-verify",
        shown(path)
    )]
    Foreign { path: PathBuf },

    #[error(
        "neither uv nor Python is on PATH, and one of them must build the package; nothing was written; install uv, or build nothing with --no-verify"
    )]
    NoBuilder,

    #[error("cargo is not on PATH; nothing was written; `create-pyo3 doctor` says how to get Rust")]
    NoCargo,

    #[error(
        "{name} does not build as it is: {problem}\nNothing was written; make `{command}` work first"
    )]
    DoesNotBuild {
        name: String,
        problem: String,
        command: String,
    },

    #[error(
        "{name} does not build with the Rust module: {problem}\nNothing was written; try another --backend, or report this as a bug"
    )]
    DoesNotBuildAfter { name: String, problem: String },

    #[error(
        "the tests of {name} cannot be run: {problem}\nNothing was written; name what they need with --with, or leave out --run-tests"
    )]
    CannotTest { name: String, problem: String },

    #[error(
        "tests of {name} fail with the Rust module, and not without it:{}\n  {said}\nNothing was written; correct them, or leave out --run-tests",
        list(failed)
    )]
    TestsFail {
        name: String,
        failed: Vec<String>,
        said: String,
    },

    #[error(
        "the wheel of {name} holds no Python file; nothing was written; make `python -m build` pack the package first"
    )]
    EmptyWheel { name: String },

    #[error("the wheel has no package `{wanted}`: expected one of {}; nothing was written", all.join(", "))]
    NoSuchPackage { wanted: String, all: Vec<String> },

    #[error("the wheel has several packages, {}; nothing was written; choose one with --package", all.join(", "))]
    WhichPackage { all: Vec<String> },

    #[error(
        "the sources of `{package}` are not in src/, lib/, python/ or the project's folder; nothing was written; move them to src/ first"
    )]
    NoSources { package: String },

    #[error(
        "the wheel has an extension module already, {file}; nothing was written; if a former build left it, delete it, else add Rust to its build by hand"
    )]
    HasExtension { file: String },

    #[error("`{path}` is in the way; nothing was written; move it away{option}")]
    InTheWay { path: String, option: &'static str },

    #[error(
        "requires-python is {found}, but PyO3 needs Python {oldest} or later; nothing was written; {fix} first"
    )]
    OldPython {
        found: String,
        oldest: String,
        fix: String,
    },

    #[error("--module {given} is not possible: expected {expected}; nothing was written")]
    Module { given: String, expected: String },

    #[error(
        "--rust-dir {given} is not possible: expected a folder below the project, for example {default}; nothing was written"
    )]
    RustFolder { given: String, default: String },

    #[error(
        "`{given}` cannot be ported: {reason}; nothing was written; choose another function, or adopt without --port"
    )]
    Port { given: String, reason: String },

    #[error("`{path}` is gone; nothing was written; restore it from the last commit")]
    Missing { path: String },

    #[error("{path}: {problem}; nothing was changed; restore it from the last commit")]
    Record { path: &'static str, problem: String },

    #[error(
        "these files are not as `adopt` wrote them, or no commit has them as they were before:{}\nNothing was changed; move your changes away first, or use `git revert` or `git restore`",
        list(paths)
    )]
    Touched { paths: Vec<String> },

    #[error("an adopted package has no topics, so {} cannot be added or removed; nothing was changed; `create-pyo3 explain {}` shows the code to copy", topics.join(", "), topics[0])]
    NoTopics { topics: Vec<String> },

    #[error("an adopted package has no answers to set; nothing was changed; leave out --set")]
    NoAnswers,

    #[error(
        "there is nothing to continue or abort; nothing was changed; undo a finished adoption with `create-pyo3 adopt --abort`"
    )]
    NotInterrupted,

    #[error(
        "`{}` is not adopted; nothing was changed; adopt it with `create-pyo3 adopt`",
        shown(path)
    )]
    NotAdopted { path: PathBuf },

    #[error("{reason}; nothing was written; {fix}")]
    Backend { reason: String, fix: String },

    #[error(
        "--no-verify needs a [project] table with name and version in pyproject.toml and a package in src/ or beside it: {problem}; nothing was written; leave out --no-verify"
    )]
    CannotSkip { problem: String },

    #[error(
        "the package would lose something:{}\nNothing was written; {fix}",
        list(losses)
    )]
    Losses { losses: Vec<String>, fix: String },
}

fn list(lines: &[String]) -> String {
    lines.iter().map(|line| format!("\n  {line}")).collect()
}
