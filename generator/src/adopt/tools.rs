//! The programs that an adoption starts, all of them in the copy.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::doctor;
use crate::error::Result;
use crate::error::adopt::Problem;
use crate::system::programs;

/// What a program gave, or what it said last.
type Said<T> = std::result::Result<T, String>;

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
    pub fn prepare(self, folder: &Path) -> Said<Self> {
        if matches!(self, Self::Uv(_)) {
            return Ok(self);
        }
        let own = self.environment(folder, Path::new("."))?;
        run(Command::new(&own).args(["-m", "pip", "install", "--quiet", "build"]))?;
        Ok(Self::Python(own))
    }

    /// Builds into the folder `out`.
    pub fn build(&self, project: &Path, out: &Path, what: What, target: &Path) -> Said<()> {
        let mut command = self.call(&["build", "--out-dir"], &["-m", "build", "--outdir"]);
        command.arg(out);
        if what == What::Sdist {
            command.arg("--sdist");
        }
        command.arg(project);
        // Only what is packed counts, not how fast it runs.
        for (name, value) in [("OPT_LEVEL", "0"), ("LTO", "off"), ("CODEGEN_UNITS", "16")] {
            command.env(format!("CARGO_PROFILE_RELEASE_{name}"), value);
        }
        run(compile_in(target, &mut command)).map(drop)
    }

    /// Makes an environment for the project in that folder; returns its Python.
    pub fn environment(&self, folder: &Path, project: &Path) -> Said<PathBuf> {
        let mut command = self.call(&["venv", "--quiet"], &["-m", "venv"]);
        run(command.arg(folder).current_dir(project))?;
        Ok(programs::binaries(folder).join("python"))
    }

    /// Installs into the environment of this Python.
    pub fn install(
        &self,
        python: &Path,
        project: &Path,
        what: &[String],
        target: &Path,
    ) -> Said<()> {
        let mut command = match self {
            Self::Uv(uv) => Command::new(uv),
            Self::Python(_) => Command::new(python),
        };
        match self {
            Self::Uv(_) => command
                .args(["pip", "install", "--quiet", "--python"])
                .arg(python),
            Self::Python(_) => command.args(["-m", "pip", "install", "--quiet"]),
        };
        command.args(what).current_dir(project);
        run(compile_in(target, &mut command)).map(drop)
    }

    /// Starts uv or Python, each with its own arguments.
    fn call(&self, of_uv: &[&str], of_python: &[&str]) -> Command {
        let (program, arguments) = match self {
            Self::Uv(program) => (program, of_uv),
            Self::Python(program) => (program, of_python),
        };
        let mut command = Command::new(program);
        command.args(arguments);
        command
    }
}

/// Runs these tests of the folder, or all, with this Python and a plugin in `plugin`; returns what they said last.
pub fn pytest(
    python: &Path,
    project: &Path,
    plugin: &Path,
    module: &str,
    tests: &[String],
) -> Said<String> {
    let mut command = Command::new(python);
    command
        .args(["-m", "pytest", "-p", "create_pyo3_probe"])
        // A file of tests that cannot be read, here or anywhere, keeps the others from nothing.
        .arg("--continue-on-collection-errors")
        .args(tests)
        .env("PYTHONPATH", plugin)
        .env("CREATE_PYO3_MODULE", module)
        .current_dir(project);
    let output = output(&mut command)?;
    Ok(said_last(&output))
}

/// Writes Cargo.lock beside the manifest.
pub fn lock(manifest: &Path) -> Said<()> {
    let cargo = programs::find("cargo").ok_or("cargo is not on PATH")?;
    let mut command = Command::new(cargo);
    command.args(["generate-lockfile", "--quiet", "--manifest-path"]);
    run(command.arg(manifest)).map(drop)
}

/// Asks Python for the signature of a function in a module of a package. Python reads the module and never runs it.
pub fn signature(source: &str, function: &str, package: &str) -> Said<String> {
    let python = doctor::python().ok_or("Python is not on PATH, which has to read the module")?;
    let script = include_str!("port/signature.py");
    let mut child = Command::new(python)
        .args(["-I", "-X", "utf8", "-c", script, function, package])
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

/// Gives the copy the history of a repository, which is only read, and the files around the package. Without git, or
/// where nothing is committed, there is no history.
pub fn share_repository(repository: &Path, copy: &Path, package: &Path) {
    let Some(program) = programs::find("git") else {
        return;
    };
    let git = |folder: &Path, arguments: &[&str], paths: &[&Path]| {
        let mut command = Command::new(&program);
        command.args(arguments).args(paths).current_dir(folder);
        // What a filter would fetch is copied.
        run(command.env("GIT_LFS_SKIP_SMUDGE", "1"))
    };
    let clone = [
        "clone",
        "--quiet",
        "--shared",
        "--no-checkout",
        "--template=",
    ];
    let is_whole = package.as_os_str().is_empty();
    let _ = git(repository, &clone, &[repository, copy]).and_then(|_| match is_whole {
        true => git(copy, &["read-tree", "HEAD"], &[]),
        false => git(copy, &["sparse-checkout", "set"], &[package])
            .and_then(|_| git(copy, &["read-tree", "-mu", "HEAD"], &[])),
    });
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

/// Lets cargo compile there, unless the user has chosen a folder.
fn compile_in<'a>(target: &Path, command: &'a mut Command) -> &'a mut Command {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(_) => command,
        None => command.env("CARGO_TARGET_DIR", target),
    }
}

/// Runs to the end; what it said last is the error.
fn run(command: &mut Command) -> Said<Output> {
    let output = output(command)?;
    match output.status.success() {
        true => Ok(output),
        false => Err(said_last(&output)),
    }
}

fn output(command: &mut Command) -> Said<Output> {
    command
        .env_remove("VIRTUAL_ENV")
        .env_remove("GIT_DIR")
        .env_remove("GIT_INDEX_FILE")
        .env_remove("GIT_WORK_TREE")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())
}

fn said_last(output: &Output) -> String {
    let said = [&output.stdout[..], &output.stderr].concat();
    last_lines(&String::from_utf8_lossy(&said))
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
