//! `doctor`: what this machine has of what a project needs.

use std::process::ExitCode;

use super::checks;
use super::finding::{Finding, State};
use crate::error::Result;
use crate::format::{Format, json};
use crate::report;

pub fn doctor(format: Format) -> Result<ExitCode> {
    let findings = checks::all();
    let missing = findings
        .iter()
        .filter(|finding| finding.state == State::Missing)
        .count();
    report::print_styled(&match format {
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
