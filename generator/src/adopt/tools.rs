//! The programs that an adoption starts, all of them in the copy.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::doctor;
use crate::error::Result;
use crate::error::adopt::Problem;
use crate::system::programs;

/// What builds sdists and wheels.
#[derive(Clone, Debug)]
pub enum Builder {
    Uv(PathBuf),
    /// Python with the package `build`, in an environment that pip fills.
    Python(PathBuf),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Sdist,
    /// An sdist, and a wheel of that: it proves that the sdist has what a build needs.
    Both,
}

impl Builder {
    pub fn find() -> Result<Self> {
        if let Some(uv) = programs::find("uv") {
            return Ok(Self::Uv(uv));
        }
        doctor::python()
            .map(Self::Python)
            .ok_or(Problem::NoBuilder.into())
    }

    /// What the user would type.
    pub fn command(&self) -> &'static str {
        match self {
            Self::Uv(_) => "uv build",
            Self::Python(_) => "python -m build",
        }
    }

    /// Prepares what is needed; `folder` is for an environment.
    pub fn prepare(self, folder: &Path) -> std::result::Result<Self, String> {
        let Self::Python(python) = self else {
            return Ok(self);
        };
        run(Command::new(python).args(["-m", "venv"]).arg(folder))?;
        let own = programs::binaries(folder).join("python");
        let install = ["-m", "pip", "install", "--quiet", "build"];
        run(Command::new(&own).args(install))?;
        Ok(Self::Python(own))
    }

    /// Builds into the folder `out`.
    pub fn build(
        &self,
        project: &Path,
        out: &Path,
        what: What,
        target: &Path,
    ) -> std::result::Result<(), String> {
        let mut command = match self {
            Self::Uv(uv) => {
                let mut command = Command::new(uv);
                command.args(["build", "--out-dir"]);
                command
            }
            Self::Python(python) => {
                let mut command = Command::new(python);
                command.args(["-m", "build", "--outdir"]);
                command
            }
        };
        command.arg(out);
        if what == What::Sdist {
            command.arg("--sdist");
        }
        command.arg(project);
        // Only what is packed counts, not how fast it runs.
        for (name, value) in [("OPT_LEVEL", "0"), ("LTO", "off"), ("CODEGEN_UNITS", "16")] {
            command.env(format!("CARGO_PROFILE_RELEASE_{name}"), value);
        }
        if std::env::var_os("CARGO_TARGET_DIR").is_none() {
            command.env("CARGO_TARGET_DIR", target);
        }
        run(&mut command).map(drop)
    }
}

/// Writes Cargo.lock beside the manifest.
pub fn lock(manifest: &Path) -> std::result::Result<(), String> {
    let cargo = programs::find("cargo").ok_or("cargo is not on PATH")?;
    let mut command = Command::new(cargo);
    command.args(["generate-lockfile", "--quiet", "--manifest-path"]);
    run(command.arg(manifest)).map(drop)
}

/// Asks Python for the signature of a function. Python reads the module and never runs it.
pub fn signature(source: &str, function: &str) -> std::result::Result<String, String> {
    let python = doctor::python().ok_or("Python is not on PATH, which has to read the module")?;
    let script = include_str!("port/signature.py");
    let mut child = Command::new(python)
        .args(["-I", "-X", "utf8", "-c", script, function])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let mut stdin = child.stdin.take().ok_or("Python reads nothing")?;
    stdin
        .write_all(source.as_bytes())
        .map_err(|error| error.to_string())?;
    drop(stdin);
    let output = child
        .wait_with_output()
        .map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(last_lines(&String::from_utf8_lossy(&output.stderr)))
}

/// Makes git see no change in these files of a copy: a version that git knows stays what it was.
pub fn hide_from_git(project: &Path, paths: &[&str]) {
    let Some(git) = programs::find("git") else {
        return;
    };
    let mut command = Command::new(git);
    command.args(["update-index", "--assume-unchanged", "--"]);
    // Where there is no repository, or a file is not in it, there is nothing to hide.
    let _ = run(command.args(paths).current_dir(project));
}

/// Runs to the end; what it said last is the error.
fn run(command: &mut Command) -> std::result::Result<Output, String> {
    let output = command
        .env_remove("VIRTUAL_ENV")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(output);
    }
    let said = [output.stdout, output.stderr].concat();
    Err(last_lines(&String::from_utf8_lossy(&said)))
}

/// Enough of the end to see the reason.
fn last_lines(said: &str) -> String {
    let lines: Vec<&str> = said
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let start = lines.len().saturating_sub(12);
    lines[start..].join("\n  ")
}
