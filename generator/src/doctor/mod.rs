//! `doctor`: what this machine has of what a project needs.

mod checks;
mod finding;
mod probe;
mod python;
mod remedies;

use std::path::PathBuf;
use std::process::ExitCode;

use crate::error::Result;
use crate::terminal::format::{Format, json};
use crate::terminal::print::print_styled;

pub use checks::{missing, missing_programs};
pub use finding::Finding;
use finding::State;

/// The Python on PATH that runs.
pub fn python() -> Option<PathBuf> {
    Some(python::first().ok()?.program)
}

/// Prints what was found. The exit code is 1 if something is missing.
pub fn doctor(format: Format) -> Result<ExitCode> {
    let findings = checks::all();
    let missing = findings
        .iter()
        .filter(|finding| finding.state == State::Missing)
        .count();
    print_styled(&match format {
        Format::Json => json(&findings),
        Format::Text => text(&findings, missing),
    })?;
    Ok(ExitCode::from(u8::from(missing > 0)))
}

fn text(findings: &[Finding], missing: usize) -> String {
    let lines: String = findings.iter().map(Finding::lines).collect();
    lines
        + &match missing {
            0 => "\nThis machine can build what create-pyo3 makes.\n".to_owned(),
            1 => "\nOne of these must be mended before a project builds.\n".to_owned(),
            _ => format!("\n{missing} of these must be mended before a project builds.\n"),
        }
}
