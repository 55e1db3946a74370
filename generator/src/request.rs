//! What the command line asks for, as plain data.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap_complete::Shell;

use crate::answers::Value;
use crate::terminal::format::Format;

/// What the command line calls for.
#[derive(Debug)]
pub enum Call {
    Adopt(Adopt),
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
    /// Whether the output of `run_tests` is shown as it comes.
    pub verbose: bool,
    pub format: Format,
}

/// The package that is to get a Rust module.
#[derive(Debug)]
pub struct Adopt {
    pub path: PathBuf,
    pub package: Option<String>,
    pub module: Option<String>,
    pub backend: Backend,
    pub rust_dir: Option<String>,
    /// Functions to port, each as `MODULE:FUNCTION`.
    pub ports: Vec<String>,
    /// Whether the package is built before and after.
    pub verify: bool,
    /// Whether its tests run before and after, and what they need beside what its settings say.
    pub run_tests: bool,
    pub with: Vec<String>,
    pub dry_run: bool,
    pub diff: bool,
    pub abort: bool,
    pub yes: bool,
    pub quiet: bool,
    pub format: Format,
}

impl Adopt {
    /// Whether nothing is asked for that only a first adoption can give.
    pub fn is_for_ports_alone(&self) -> bool {
        let names = [&self.package, &self.module, &self.rust_dir];
        let is_placed = names.iter().any(|name| name.is_some());
        !self.ports.is_empty() && !is_placed && self.backend == Backend::Auto && !self.run_tests
    }
}

/// What `--backend` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Backend {
    /// What loses nothing
    Auto,
    /// The backend that the package has
    Keep,
    /// maturin in its place
    Maturin,
    /// A second distribution, and this one stays pure Python
    Separate,
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
