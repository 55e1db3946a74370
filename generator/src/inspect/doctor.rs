//! `doctor`: what this machine has of what a project needs.

use std::process::ExitCode;

use super::checks::{self, Finding, State};
use super::{Format, json};
use crate::error::Result;
use crate::report;

pub fn doctor(format: Format) -> Result<ExitCode> {
    let findings = checks::all();
    let missing = findings
        .iter()
        .filter(|finding| finding.state == State::Missing)
        .count();
    report::print(&match format {
        Format::Json => json(&findings),
        Format::Text => text(&findings, missing),
    })?;
    Ok(ExitCode::from(u8::from(missing > 0)))
}

fn text(findings: &[Finding], missing: usize) -> String {
    let mut text = String::new();
    for finding in findings {
        let state = match finding.state {
            State::Ok => "ok",
            State::Note => "note",
            State::Missing => "MISSING",
        };
        text += &format!("{state:<9}{:<14}{}\n", finding.what, finding.found);
        if let Some(remedy) = &finding.remedy {
            text += &format!("{:23}-> {remedy}\n", "");
        }
    }
    text + &match missing {
        0 => "\nThis machine can build what create-pyo3 makes.\n".to_owned(),
        _ => format!("\n{missing} of these must be mended before a project builds.\n"),
    }
}
