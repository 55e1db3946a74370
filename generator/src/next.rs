//! What comes after a project is made: its environment, its build, its tests. With uv where it is there, else with pip.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::error::{Error, Result};
use crate::{programs, report};

/// What the user is told to type, in the folder of the project.
pub fn commands() -> &'static str {
    match (programs::find("uv"), cfg!(windows)) {
        (Some(_), _) => "uv run pytest",
        (None, false) => {
            "python3 -m venv .venv && . .venv/bin/activate
  pip install --upgrade pip && pip install --group develop
  maturin develop
  pytest"
        }
        (None, true) => {
            r"python -m venv .venv; .venv\Scripts\activate
  python -m pip install --upgrade pip
  pip install --group develop
  maturin develop
  pytest"
        }
    }
}

/// The same commands, one by one.
fn steps() -> &'static [&'static [&'static str]] {
    if programs::find("uv").is_some() {
        return &[&["uv", "run", "pytest"]];
    }
    &[
        &["python", "-m", "venv", ".venv"],
        &["python", "-m", "pip", "install", "--upgrade", "pip"],
        &["python", "-m", "pip", "install", "--group", "develop"],
        &["maturin", "develop"],
        &["pytest"],
    ]
}

/// Makes the environment, builds the project and runs its tests.
pub fn run_tests(project: &Path, quiet: bool) -> Result<()> {
    let steps = steps();
    for (number, step) in steps.iter().enumerate() {
        let shown = step.join(" ");
        if !quiet {
            report::print(&format!("\n[{}/{}] {shown}\n", number + 1, steps.len()))?;
        }
        let failed = |problem: String| Error::Tests {
            project: project.to_owned(),
            step: shown.clone(),
            problem,
        };
        let program = program(step[0], project).ok_or_else(|| failed("not found".to_owned()))?;
        let status = Command::new(program)
            .args(&step[1..])
            .current_dir(project)
            .env("PATH", path(project))
            .env("VIRTUAL_ENV", project.join(".venv"))
            .env_remove("CONDA_PREFIX")
            .stdin(Stdio::null())
            .stdout(if quiet {
                Stdio::null()
            } else {
                Stdio::inherit()
            })
            .status()
            .map_err(|error| failed(error.to_string()))?;
        if !status.success() {
            return Err(failed(status.to_string()));
        }
    }
    Ok(())
}

/// The program of the project's environment, as soon as there is one.
fn program(name: &str, project: &Path) -> Option<PathBuf> {
    let own = binaries(project).join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    match name {
        _ if own.is_file() => Some(own),
        "python" => programs::python(),
        _ => programs::find(name),
    }
}

fn binaries(project: &Path) -> PathBuf {
    project.join(if cfg!(windows) {
        r".venv\Scripts"
    } else {
        ".venv/bin"
    })
}

/// PATH as it is where the environment is active.
fn path(project: &Path) -> OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(binaries(project)).chain(std::env::split_paths(&path));
    std::env::join_paths(folders).unwrap_or(path)
}
