//! What comes after a project is made: its environment, its build, its tests. With uv where it is there, else with pip.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::doctor;
use crate::error::{Error, Result};
use crate::request::Create;
use crate::system::programs;
use crate::terminal::format::Format;
use crate::terminal::{print, progress};

/// What builds the project and runs its tests, one by one.
const WITH_UV: &[&[&str]] = &[&["uv", "run", "pytest"]];
const WITH_PIP: &[&[&str]] = &[
    &["python", "-m", "venv", ".venv"],
    &["python", "-m", "pip", "install", "--upgrade", "pip"],
    &["python", "-m", "pip", "install", "--group", "develop"],
    &["maturin", "develop"],
    &["pytest"],
];

fn steps() -> &'static [&'static [&'static str]] {
    if programs::find("uv").is_some() {
        WITH_UV
    } else {
        WITH_PIP
    }
}

/// What the user is told to type, in the folder of the project.
pub fn commands() -> Vec<String> {
    let steps = steps();
    let mut commands: Vec<_> = steps.iter().map(|step| step.join(" ")).collect();
    if steps == WITH_PIP {
        // A shell has no environment yet, and one to enter.
        let python = programs::python().unwrap_or(programs::PYTHONS[0]);
        commands[0] = [&[python], &WITH_PIP[0][1..]].concat().join(" ");
        commands.insert(1, activate().to_owned());
    }
    commands
}

/// What is left to type where the tests have run: uv finds the environment by itself.
pub fn commands_after_tests() -> Vec<String> {
    match steps() == WITH_PIP {
        true => vec![activate().to_owned()],
        false => Vec::new(),
    }
}

fn activate() -> &'static str {
    if cfg!(windows) {
        r".venv\Scripts\activate"
    } else if programs::is_fish() {
        "source .venv/bin/activate.fish"
    } else {
        ". .venv/bin/activate"
    }
}

/// Before anything is written: a build that cannot work is not begun.
pub fn check() -> Result<()> {
    match doctor::missing() {
        None => Ok(()),
        Some(lines) => Err(Error::CannotTest(print::plain(lines.trim_end()))),
    }
}

/// Makes the environment, builds the project and runs its tests.
pub fn run_tests(project: &Path, request: &Create) -> Result<()> {
    let steps = steps();
    let mut said = String::new();
    for (number, step) in steps.iter().enumerate() {
        let title = format!("[{}/{}] {}", number + 1, steps.len(), step.join(" "));
        let work = || run(step, project, request.verbose);
        let ran = match (request.quiet, request.verbose) {
            (true, _) => work(),
            (_, true) => progress::before(&title, work),
            _ => progress::during(&title, work),
        };
        said = ran.map_err(|problem| Error::Tests {
            project: project.to_owned(),
            step: step.join(" "),
            problem,
        })?;
    }
    // The last line that pytest prints is how many tests have passed.
    let last = said
        .lines()
        .last()
        .unwrap_or_default()
        .trim_matches(['=', ' ']);
    if !request.quiet && request.format == Format::Text && !last.is_empty() {
        print::print(&format!("{last}\n"))?;
    }
    Ok(())
}

/// Runs a step and returns what it printed, unless that was shown at once. Shows it if the step fails.
fn run(step: &[&str], project: &Path, verbose: bool) -> std::result::Result<String, String> {
    let program = program(step[0], project).ok_or("not found")?;
    let mut command = Command::new(program);
    command
        .args(&step[1..])
        .current_dir(project)
        .env("PATH", path(project))
        .env("VIRTUAL_ENV", project.join(".venv"))
        .env_remove("CONDA_PREFIX")
        .stdin(Stdio::null());
    if verbose {
        let status = command.status().map_err(|error| error.to_string())?;
        return status.success().then(String::new).ok_or(status.to_string());
    }
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = [output.stdout, output.stderr].concat();
    print::print_error(&String::from_utf8_lossy(&said));
    Err(output.status.to_string())
}

/// The program of the project's environment, as soon as there is one.
fn program(name: &str, project: &Path) -> Option<PathBuf> {
    let own = binaries(project).join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    match name {
        _ if own.is_file() => Some(own),
        "python" => doctor::python(),
        _ => programs::find(name),
    }
}

fn binaries(project: &Path) -> PathBuf {
    programs::binaries(&project.join(".venv"))
}

/// PATH as it is where the environment is active.
fn path(project: &Path) -> OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(binaries(project)).chain(std::env::split_paths(&path));
    std::env::join_paths(folders).unwrap_or(path)
}
