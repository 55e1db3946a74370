//! `doctor`: what a machine has of what a project needs.

use std::fs;
use std::path::Path;
#[cfg(unix)]
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::{create_pyo3, run, scratch};

#[test]
fn the_doctor_finds_nothing_wrong_with_a_machine_that_runs_these_tests() {
    let printed = run(create_pyo3().args(["doctor", "--format=json"]));
    let findings: Value = serde_json::from_str(&printed).expect("it is JSON");
    assert_eq!(findings["ready"], true, "{findings}");
    for finding in findings["findings"].as_array().expect("a list") {
        assert_ne!(finding["state"], "missing", "{finding}");
    }
}

#[cfg(unix)]
const PYTHON: &str = r#"echo '{"version": [3, 12], "executable": "/p", "machine": "?", "has_headers": true, "has_pip": true, "has_venv": VENV}'"#;

/// A machine with these programs on PATH and no others; those below `WindowsApps/` come first.
#[cfg(unix)]
pub fn machine(folder: &Path, programs: &[(&str, &str)]) -> Command {
    for (name, script) in programs {
        write_program(&folder.join(name), script);
    }
    write_program(&folder.join("apt-get"), "exit 1");
    write_program(&folder.join("curl"), "exit 1");
    let mut command = create_pyo3();
    let at = folder.display();
    command
        .env("PATH", format!("{at}/WindowsApps:{at}:/doctor/bin"))
        .env("HOME", folder)
        .env("CARGO_HOME", folder.join("cargo"))
        .env("SHELL", "/bin/sh")
        .env_remove("CONDA_PREFIX")
        .current_dir(folder);
    command
}

/// What is wrong is said, and on the next line what mends it.
#[cfg(unix)]
#[track_caller]
fn assert_says(output: &Output, wrong: &str, remedy: &str) {
    let said = String::from_utf8_lossy(&output.stdout);
    let line = said.lines().position(|line| line.contains(wrong));
    let line = line.unwrap_or_else(|| panic!("{wrong} is not said: {said}"));
    let next = said.lines().nth(line + 1).unwrap_or_default();
    assert!(next.contains("->") && next.contains(remedy), "{said}");
}

#[cfg(unix)]
#[test]
fn the_doctor_says_what_is_wrong() {
    const OLD: (&str, &str) = ("rustc", "echo 'rustc 1.60.0'; read x; exit 0");
    let old_python = PYTHON.replace("12", "8").replace("VENV", "true");
    let bare_python = PYTHON.replace("VENV", "false");
    for (programs, wrong, remedy) in [
        (&[][..], "rustc is not on PATH", "https://sh.rustup.rs"),
        (
            &[("cargo/bin/rustc", "exit 1")],
            "rustc is not on PATH",
            "/cargo/bin:$PATH\"",
        ),
        (&[OLD], "rustc 1.60.0, but 1.85 is needed", "sh.rustup.rs"),
        (
            &[OLD, ("rustup", "exit 0")],
            "rustc 1.60.0, but 1.85 is needed",
            "rustup update stable",
        ),
        (
            &[OLD, ("cargo/bin/rustup", "exit 0")],
            "rustc 1.60.0, but 1.85 is needed",
            "/cargo/bin:$PATH\"",
        ),
        (
            &[
                ("rustc", "echo 'error: rustup could not choose' >&2; exit 1"),
                ("rustup", "exit 0"),
            ],
            "rustc does not run: error: rustup could not choose",
            "rustup default stable",
        ),
        (
            &[("rustc", "echo 'rustc 1.90.0'")],
            "cargo is not on PATH",
            "sh.rustup.rs",
        ),
        (
            &[(
                "rustc",
                "echo 'error: linker `cc` not found' >&2; read x; exit 0",
            )],
            "linker `cc` not found",
            "apt-get install build-essential",
        ),
        (&[], "no python3 on PATH", "apt-get install python3"),
        (
            &[("python3", "echo 'no such version' >&2; exit 1")],
            "python3 does not run: no such version",
            "apt-get install python3",
        ),
        (
            &[("python3", "echo hello")],
            "python3 does not run: it does not do what Python does",
            "apt-get install python3",
        ),
        (
            &[("WindowsApps/python3", "exit 49")],
            "WindowsApps/python3 only opens the Microsoft Store",
            "apt-get install python3",
        ),
        (
            &[("python3", &old_python)],
            "3.8 at /p, but 3.11 is needed",
            "astral.sh/uv",
        ),
        (
            &[("python3", &bare_python)],
            "neither uv nor Python's venv",
            "astral.sh/uv",
        ),
        (
            &[("python3", &bare_python), (".local/bin/uv", "exit 0")],
            "neither uv nor Python's venv",
            "/.local/bin:$PATH\"",
        ),
    ] {
        let folder = scratch();
        let mut command = machine(folder.path(), programs);
        let output = command.arg("doctor").output().expect("our command starts");
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        assert_says(&output, wrong, remedy);
    }
}

/// What is worth knowing, and in no build's way.
#[cfg(unix)]
#[test]
fn the_doctor_says_what_may_surprise() {
    let python = PYTHON.replace("VENV", "true");
    let no_headers = python.replace(r#""has_headers": true"#, r#""has_headers": false"#);
    for (programs, environment, wrong, remedy) in [
        (
            &[("python", &*python), ("WindowsApps/python3", "exit 49")][..],
            "",
            "WindowsApps/python3 only opens the Microsoft Store",
            "App execution aliases",
        ),
        (
            &[("python3", &no_headers)],
            "",
            "no Python.h",
            "apt-get install python3-dev",
        ),
        (
            &[],
            "/no/where",
            "VIRTUAL_ENV is /no/where",
            "unset VIRTUAL_ENV",
        ),
        (
            &[("python3", &python), ("venv/pyvenv.cfg", "")],
            "venv",
            "venv is active, but not first on PATH",
            "venv/bin/activate\"",
        ),
    ] {
        let folder = scratch();
        let mut command = machine(folder.path(), programs);
        command.arg("doctor");
        if !environment.is_empty() {
            command.env("VIRTUAL_ENV", folder.path().join(environment));
        }
        let output = command.output().expect("our command starts");
        assert_says(&output, wrong, remedy);
        let said = String::from_utf8_lossy(&output.stdout);
        let line = said.lines().find(|line| line.contains(wrong));
        assert!(
            line.is_some_and(|line| line.starts_with("warning ")),
            "{said}"
        );
    }
}

/// A project whose Python uv fetches needs none on PATH.
#[cfg(unix)]
#[test]
fn uv_stands_for_python() {
    let folder = scratch();
    let programs = [
        ("uv", "echo 'uv 0.13.9'"),
        ("cargo", "echo 'cargo 1.90.0'"),
        ("rustc", "echo 'rustc 1.90.0'"),
    ];
    let said = run(machine(folder.path(), &programs).arg("doctor"));
    assert!(said.contains("no python3 on PATH; uv brings one"), "{said}");
    assert!(said.contains("ok       Installer    uv 0.13.9"), "{said}");
    assert!(
        said.ends_with("\nReady with uv: `uv run pytest`\n"),
        "{said}"
    );
}

/// The last line never says another thing than those above it.
#[cfg(unix)]
#[test]
fn the_verdict_says_which_way_works() {
    let python = PYTHON.replace("VENV", "true");
    let [cargo, rustc] = ["cargo", "rustc"].map(|name| (name, "echo '1.90.0'"));
    let (python, uv) = (("python3", &*python), ("uv", "echo 'uv 0.13.9'"));
    let pip = "Ready with pip: `maturin develop`, then `pytest`\n";
    for (programs, verdict) in [
        (&[cargo, rustc, python][..], pip),
        (
            &[cargo, rustc, python, uv],
            "Ready with uv: `uv run pytest`; or with pip: ",
        ),
        (&[cargo, rustc], "Not ready. Missing: Python, Installer\n"),
        (&[uv], "Not ready. Missing: Rust\n"),
        (&[], "Not ready. Missing: Rust, Python, Installer\n"),
    ] {
        let folder = scratch();
        let output = machine(folder.path(), programs).arg("doctor").output();
        let output = output.expect("our command starts");
        let said = String::from_utf8_lossy(&output.stdout);
        let (_, last) = said
            .rsplit_once("\n\n")
            .expect("a line is left free before it");
        assert!(last.starts_with(verdict), "{programs:?}: {said}");
        assert_eq!(output.status.success(), last.starts_with("Ready"), "{said}");
        let is_fetched = said.contains("uv and pip fetch it");
        assert_eq!(is_fetched, !said.contains("MISSING  Installer"), "{said}");
    }
}

/// What stands in the current folder is no part of Python.
#[test]
fn the_doctor_imports_nothing_from_here() {
    let folder = scratch();
    for module in ["json", "platform", "sysconfig", "importlib"] {
        let path = folder.path().join(format!("{module}.py"));
        crate::support::write(&path, "raise SystemExit(1)");
    }
    let said = run(create_pyo3().arg("doctor").current_dir(folder.path()));
    assert!(said.contains("ok       Python "), "{said}");
}

#[test]
fn a_project_made_without_rust_comes_with_one_line_about_it() {
    let folder = scratch();
    let output = create_pyo3()
        .args(["my-project", "--quiet", "--vcs=none"])
        .env("PATH", folder.path())
        .current_dir(folder.path())
        .output()
        .expect("our command starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(
        said.contains("cargo, rustc, Python not found on PATH: `create-pyo3 doctor`"),
        "{said}"
    );
}

#[cfg(unix)]
fn write_program(path: &Path, script: &str) {
    use std::os::unix::fs::PermissionsExt;

    crate::support::write(path, format!("#!/bin/sh\n{script}\n"));
    fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).expect("it is ours");
}
