//! Rust in packages that exist.

mod builds;
mod elsewhere;
mod locked;
mod packages;
mod ports;
mod real;
mod refusals;
mod settings;
mod shapes;
mod suites;

use std::path::PathBuf;
use std::process::Command;

use crate::support::sandbox::Sandbox;
use crate::support::{kept, repository, run, tool, tools_path};

/// Our command with the tools on PATH. What it compiles is kept between the tests.
fn adopt(sandbox: &Sandbox, arguments: &[&str]) -> Command {
    let mut command = sandbox.command(&[&["adopt"], arguments].concat());
    build_with(&mut command);
    command
}

fn build_with(command: &mut Command) -> &mut Command {
    command
        .env("PATH", tools_path())
        .env("CARGO_TARGET_DIR", kept("build-adopt"))
        .env(
            "UV_BUILD_CONSTRAINT",
            repository().join("tests/requirements.txt"),
        )
}

/// Installs the package in place and runs its tests; the last line says how many passed.
fn tests_in_place(sandbox: &Sandbox, packages: &[&str]) -> String {
    let environment = sandbox.project.join(".venv");
    run(tool("uv")
        .args(["venv", "--quiet", "--clear"])
        .arg(&environment));
    let editable = packages.iter().flat_map(|package| ["--editable", package]);
    run(build_with(&mut tool("uv"))
        .args(["pip", "install", "--quiet", "hypothesis", "pytest"])
        .args(editable)
        .env("VIRTUAL_ENV", &environment)
        .current_dir(&sandbox.project));
    run(&mut pytest(sandbox, packages))
}

/// Runs the tests with what is installed.
fn pytest(sandbox: &Sandbox, packages: &[&str]) -> Command {
    let folders = packages
        .iter()
        .map(|package| sandbox.project.join(package).join("tests"));
    let mut command = Command::new(environment(sandbox).join("python"));
    command
        .args(["-m", "pytest", "--quiet", "-p", "no:cacheprovider"])
        .args(folders)
        .current_dir(&sandbox.project);
    command
}

/// The programs of the environment that the package is installed in.
fn environment(sandbox: &Sandbox) -> PathBuf {
    let programs = if cfg!(windows) { "Scripts" } else { "bin" };
    sandbox.project.join(".venv").join(programs)
}
