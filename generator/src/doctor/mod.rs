//! `doctor`: what this machine has of what a project needs.

mod checks;
mod finding;
mod probe;
mod python;
mod remedies;

use std::path::PathBuf;
use std::process::ExitCode;

use serde_json::json;

use crate::error::Result;
use crate::terminal::format::{Format, report};
use crate::terminal::print::print_styled;
use crate::terminal::style::{DONE, ERROR};
use crate::terminal::wrap::{columns, hanging};

use checks::Machine;
pub use checks::missing_programs;

/// The Python on PATH that runs.
pub fn python() -> Option<PathBuf> {
    Some(python::first().ok()?.program)
}

/// Prints what was found. The exit code is 1 if something is missing.
pub fn doctor(format: Format) -> Result<ExitCode> {
    let machine = checks::all();
    let is_ready = machine.missing().next().is_none();
    print_styled(&match format {
        Format::Json => report(
            "doctor",
            &json!({ "ready": is_ready, "findings": machine.findings }),
        ),
        Format::Text => text(&machine),
    })?;
    Ok(ExitCode::from(u8::from(!is_ready)))
}

/// What is in the way of a build, in lines.
pub fn missing() -> Option<String> {
    let machine = checks::all();
    let lines: String = machine.missing().map(|it| it.lines(usize::MAX)).collect();
    (!lines.is_empty()).then_some(lines)
}

fn text(machine: &Machine) -> String {
    let width = columns().unwrap_or(usize::MAX);
    let findings = machine.findings.iter();
    let findings: String = findings.map(|it| it.lines(width)).collect();
    format!("{findings}\n{}", verdict(machine, width))
}

/// Says which way works, or what to do first.
fn verdict(machine: &Machine, width: usize) -> String {
    let missing: Vec<_> = machine.missing().map(|it| it.what).collect();
    let with_pip = "with pip: `maturin develop`, then `pytest`";
    let (style, word, text) = match (machine.has_uv, machine.has_pip) {
        _ if !missing.is_empty() => (
            ERROR,
            "Not ready.",
            format!("Missing: {}", missing.join(", ")),
        ),
        (true, true) => (
            DONE,
            "Ready",
            format!("with uv: `uv run pytest`; or {with_pip}"),
        ),
        (true, false) => (DONE, "Ready", "with uv: `uv run pytest`".to_owned()),
        _ => (DONE, "Ready", with_pip.to_owned()),
    };
    let first = format!("{style}{word}{style:#} ");
    hanging(&text, &first, "  ", width) + "\n"
}
