//! `--run-tests`: what it refuses, and what of the programs' output is shown.

#[cfg(unix)]
use std::path::Path;

#[cfg(unix)]
use super::doctor::machine;
#[cfg(unix)]
use crate::support::run;
use crate::support::{create_pyo3, run_to_failure, scratch, tree};

/// Before anything is written, and before anything is asked.
#[test]
fn tests_that_cannot_run_are_refused() {
    let folder = scratch();
    let error = run_to_failure(
        create_pyo3()
            .args(["my-project", "--run-tests", "--vcs=none"])
            .env("PATH", folder.path())
            .env("HOME", folder.path())
            .env("CARGO_HOME", folder.path())
            .current_dir(folder.path()),
    );
    assert!(error.starts_with("error: --run-tests needs"), "{error}");
    assert!(!error.contains('\u{1b}'), "no terminal reads it: {error}");
    for missing in ["rustc is not on PATH\n", "no python3 on PATH\n"] {
        let (_, after) = error.split_once(missing).expect("it says what is missing");
        let remedy = after.lines().next().unwrap_or_default();
        assert!(remedy.trim_start().starts_with("-> "), "{error}");
    }
    assert!(tree(folder.path()).is_empty());
}

/// What failed is said below all that it printed.
#[cfg(unix)]
#[test]
fn a_failure_shows_what_the_tests_printed() {
    for option in ["--yes", "--quiet", "--format=json"] {
        let folder = scratch();
        let error = run_to_failure(with_uv(folder.path(), "one test failed", 1).arg(option));
        let (_, reason) = error.split_once("one test failed\n").expect("it is shown");
        assert!(
            reason.starts_with("error: `uv run pytest` failed in "),
            "{error}"
        );
        assert!(folder.path().join("my-project/Cargo.toml").is_file());
    }
}

/// What goes well is not shown, but for the last line.
#[cfg(unix)]
#[test]
fn a_success_shows_how_many_tests_passed() {
    for (option, is_shown) in [("--yes", false), ("--verbose", true)] {
        let folder = scratch();
        let printed = "echo noise; echo '== 3 passed in 0.1s =='";
        let said = run(with_uv(folder.path(), printed, 0).arg(option));
        assert_eq!(said.contains("noise"), is_shown, "{said}");
        assert!(said.contains("3 passed in 0.1s"), "{said}");
        assert!(
            !said.contains("uv run pytest"),
            "it need not be run again: {said}"
        );
    }
}

/// A machine whose uv does this for the tests; `--run-tests` is asked for.
#[cfg(unix)]
fn with_uv(folder: &Path, prints: &str, code: i32) -> std::process::Command {
    let prints = match prints.starts_with("echo") {
        true => prints.to_owned(),
        false => format!("echo '{prints}'"),
    };
    let uv = format!("[ $1 = run ] && {{ {prints}; exit {code}; }}; echo 'uv 0.13.9'");
    let programs = [
        ("uv", &*uv),
        ("cargo", "echo 'cargo 1.90.0'"),
        ("rustc", "echo 'rustc 1.90.0'"),
    ];
    let mut command = machine(folder, &programs);
    command.args(["my-project", "--run-tests"]);
    command
}
