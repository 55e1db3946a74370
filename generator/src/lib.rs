//! Starts a Python package whose hot parts are written in Rust: request, answers, plan, disk. And
//! updates one, in [`update`].
//!
//! The library is there for the command and its tests. Nothing in it is promised to stay; what is, is the command line.

pub mod answers;
pub mod answers_file;
pub mod cli;
pub mod error;
pub mod format;
pub mod frontends;
pub mod git;
pub mod inspect;
pub mod misspelt;
pub mod plan;
pub mod pyo3;
pub mod questions;
pub mod quote;
pub mod releases;
pub mod reserved;
pub mod suggest;
pub mod system;
pub mod template;
pub mod update;
pub mod workspace;

mod create;
mod interrupt;
mod next;
mod patterns;
mod programs;
mod prompt;
mod render;
mod report;
mod write;

use std::process::ExitCode;

use cli::Call;
use error::Result;

/// Does what the command line asks for; the exit code says whether something is left to do.
pub fn run(call: &Call) -> Result<ExitCode> {
    match call {
        Call::Create(request) => create::create(request).map(|()| ExitCode::SUCCESS),
        Call::Update(request) => update::run(request),
        Call::Inspect(request) => inspect::run(request),
    }
}
