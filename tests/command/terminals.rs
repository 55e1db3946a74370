//! Off a terminal it never asks, whatever its streams are; on one it uses what that has.
#![cfg(unix)]

use std::fs::File;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::support::{create_pyo3, isolated, on_terminal, run, run_to_failure, scratch, warnings};

#[test]
fn no_color_means_none() {
    let folder = scratch();
    let shown = run(on_terminal(folder.path(), 80, "", &[]).env("NO_COLOR", "1"));
    let coloured = regex_lite::Regex::new(r"\x1b\[[0-9;]*[34][0-7]m").expect("a pattern");
    assert!(!coloured.is_match(&shown), "{shown:?}");
    let shown = run(on_terminal(folder.path(), 80, "", &["coloured"]).env_remove("NO_COLOR"));
    assert!(shown.contains('\x1b'), "{shown:?}");
}

#[test]
fn a_terminal_without_a_cursor_is_not_asked() {
    let folder = scratch();
    let shown = run(on_terminal(folder.path(), 80, "", &["my-project"]).env("TERM", "dumb"));
    assert!(!shown.contains('\x1b'), "{shown:?}");
    assert!(shown.contains("Created my-project"), "{shown:?}");
}

#[test]
fn off_a_terminal_it_never_asks() {
    let folder = scratch();
    let error = run_to_failure(create_pyo3().current_dir(folder.path()));
    assert!(
        error.contains("the PATH of the project is missing"),
        "{error}"
    );

    // A standard input that stays open and silent: whoever reads from it waits for ever.
    let mut child = create_pyo3()
        .arg("my-project")
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("our command starts");
    let stdin = child.stdin.take();
    assert!(child.wait().expect("our command ends").success());
    drop(stdin);
}

/// Whoever runs it in a script learns what a terminal would have asked.
#[test]
fn off_a_terminal_it_says_which_options_decide() {
    let folder = scratch();
    let create =
        |arguments: &[&str]| warnings(create_pyo3().args(arguments).current_dir(folder.path()));
    let said = create(&["open", "--license=none"]);
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(said.contains("--examples, --python, "), "{said}");
    assert!(!said.contains("--license"), "{said}");
    for silent in [
        &["agreed", "--yes"][..],
        &["quiet", "-q"],
        &["for-programs", "--format=json"],
    ] {
        let said = create(silent);
        assert_eq!(said, "", "{silent:?}");
    }
}

#[test]
fn whoever_reads_the_output_may_stop() {
    let folder = scratch();
    let mut child = create_pyo3()
        .arg("my-project")
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("our command starts");
    drop(child.stdout.take());
    assert!(child.wait().expect("our command ends").success());
    assert!(folder.path().join("my-project/Cargo.toml").is_file());
}

#[test]
fn streams_may_be_closed() {
    for closed in ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"] {
        let folder = scratch();
        assert!(
            in_shell(
                folder.path(),
                &format!("\"$CREATE_PYO3\" my-project {closed}")
            )
            .status
            .success()
        );
        assert!(
            folder.path().join("my-project/.git/HEAD").is_file(),
            "{closed}"
        );
    }
}

/// The project is there; only what is said about it is lost, and the exit code says so.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_its_output_is_an_error() {
    let folder = scratch();
    let full = File::options()
        .write(true)
        .open("/dev/full")
        .expect("Linux has it");
    let error = run_failing_into(
        create_pyo3().arg("my-project").current_dir(folder.path()),
        full,
    );
    assert!(error.contains("cannot write to standard output"), "{error}");
    assert!(folder.path().join("my-project/Cargo.toml").is_file());

    let output = in_shell(folder.path(), "\"$CREATE_PYO3\" my-project 2>/dev/full");
    assert_eq!(output.status.code(), Some(1));
}

fn run_failing_into(command: &mut Command, stdout: File) -> String {
    let child = command.stdout(stdout).stderr(Stdio::piped()).spawn();
    let output = child
        .and_then(std::process::Child::wait_with_output)
        .expect("our command runs");
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn in_shell(folder: &Path, line: &str) -> Output {
    isolated(Command::new("sh"))
        .args(["-c", line])
        .env("CREATE_PYO3", create_pyo3().get_program())
        .current_dir(folder)
        .output()
        .expect("sh starts")
}
