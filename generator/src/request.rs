//! What the command line asks for, as plain data.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap_complete::Shell;

use crate::answers::Value;
use crate::terminal::format::Format;

/// What the command line calls for.
#[derive(Debug)]
pub enum Call {
    Create(Create),
    Update(Update),
    Inspect(Inspect),
}

/// The project that was asked for on the command line.
#[derive(Debug)]
pub struct Create {
    pub path: Option<PathBuf>,
    /// The answers given by flags, by the question's name.
    pub given: BTreeMap<&'static str, Value>,
    pub git: bool,
    pub merge: bool,
    pub run_tests: bool,
    pub yes: bool,
    pub dry_run: bool,
    pub quiet: bool,
}

/// What is to happen to an existing project.
#[derive(Debug)]
pub struct Update {
    pub action: Action,
    /// Where the project is; without one it is looked for from the current folder upwards.
    pub path: Option<PathBuf>,
    pub dry_run: bool,
    pub diff: bool,
    pub quiet: bool,
    pub format: Format,
}

#[derive(Debug)]
pub enum Action {
    /// With other answers, each as `NAME=VALUE`.
    Update(Vec<String>),
    /// Names of topics.
    Add(Vec<String>),
    Remove(Vec<String>),
    Status,
    Continue,
    Abort,
}

/// What is to be shown.
#[derive(Debug)]
pub enum Inspect {
    List(Format),
    Explain(String, Format),
    Doctor(Format),
    Completions(Shell),
    Man(Option<String>),
}
