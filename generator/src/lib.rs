//! Creates Python packages with Rust inside, and updates them.
//!
//! No stable Rust API; the command line is the interface. The folders are listed from top to bottom, and each one may
//! use those below it. The main path is request, answers, plan, disk.

pub mod cli;

pub mod create;
pub mod update;

pub mod doctor;
pub mod explain;
pub mod frontends;

pub mod request;

pub mod disk;

pub mod terminal;

pub mod plan;

pub mod answers;

pub mod system;

pub mod error;

pub mod template;

pub mod questions;

pub mod text;

use std::process::ExitCode;

use error::{Error, Result};
use request::{Call, Inspect};

/// Does what the command line asks for; the exit code says whether something is left to do.
pub fn run(call: &Call) -> Result<ExitCode> {
    match call {
        Call::Create(request) => create::create(request).map(|()| ExitCode::SUCCESS),
        Call::Update(request) => update::run(request),
        Call::Inspect(request) => inspect(request),
    }
}

fn inspect(request: &Inspect) -> Result<ExitCode> {
    let text = match request {
        Inspect::Doctor(format) => return doctor::doctor(*format),
        Inspect::List(format) => explain::list::list(*format),
        Inspect::Explain(name, format) => explain::explain(name, *format)?,
        Inspect::Completions(shell) => cli::completions::completions(*shell),
        Inspect::Man(name) => cli::completions::man(name.as_deref()).map_err(Error::Stdout)?,
    };
    terminal::print::print_styled(&text)?;
    Ok(ExitCode::SUCCESS)
}
