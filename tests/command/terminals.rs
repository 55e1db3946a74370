//! On a terminal it asks, and leaves it as it was; off one it never does, whatever its streams are.
#![cfg(unix)]

use std::fs::File;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use create_pyo3::questions::QUESTIONS;

use crate::support::{
    assert_same, create_pyo3, isolated, on_terminal, read_text, run, run_to_failure, scratch, tree,
    write,
};

#[test]
fn it_asks_what_is_open() {
    let folder = scratch();
    let shown = run(&mut on_terminal(
        folder.path(),
        80,
        "",
        &["asked", "--author="],
    ));
    for question in QUESTIONS {
        assert_eq!(
            shown.contains(question.prompt),
            question.name != "author",
            "{}: {shown}",
            question.prompt
        );
    }
    run(create_pyo3()
        .args(["flags/asked", "--author="])
        .current_dir(folder.path()));
    let (asked, flags) = (
        folder.path().join("asked"),
        folder.path().join("flags/asked"),
    );
    assert_same(
        &tree(&flags),
        &tree(&asked),
        "with the return key for each answer",
    );

    let shown = run(&mut on_terminal(
        folder.path(),
        80,
        "",
        &["unasked", "--yes"],
    ));
    assert!(!shown.contains("Project name"), "{shown}");
}

/// What cannot be is refused where it is typed, and what is typed stands for the default.
#[test]
fn each_answer_is_checked_where_it_is_given() {
    let folder = scratch();
    write(&folder.path().join("f/mine"), "");
    let keys = "f\\r2\\r\\rMine\\\\\\r\\x7f\\r";
    let shown = run(&mut on_terminal(folder.path(), 80, keys, &[]));
    assert!(shown.contains("/f` is not empty: it holds mine"), "{shown}");
    assert!(shown.contains("mexpected one line"), "{shown}");
    assert!(!shown.contains("--description \""), "{shown}");
    let manifest = read_text(&folder.path().join("f2/pyproject.toml"));
    assert!(manifest.contains("description = \"Mine\"\n"), "{manifest}");
}

/// No shell makes a folder of what is typed at a prompt.
#[test]
fn a_tilde_is_the_home() {
    let folder = scratch();
    let home = folder.path().join("home");
    write(&home.join("taken/mine"), "");
    let keys = "~/taken\\r\\x7f\\x7f\\x7f\\x7f\\x7fmade\\r";
    let shown = run(on_terminal(folder.path(), 80, keys, &[]).env("HOME", &home));
    assert!(shown.contains("/taken` is not empty"), "{shown}");
    assert!(home.join("made/Cargo.toml").is_file(), "{shown}");
    assert!(!folder.path().join("~").exists());
    let shown = run(on_terminal(folder.path(), 80, "~mine\\r", &[]).env("HOME", &home));
    assert!(folder.path().join("~mine").exists(), "{shown}");
}

#[test]
fn a_dash_leaves_an_answer_empty() {
    let folder = scratch();
    let shown = run(&mut on_terminal(folder.path(), 80, "\\r-\\r", &["made"]));
    assert!(shown.contains("type - for none"), "{shown}");
    assert!(shown.contains("  description  none\r\n"), "{shown}");
    assert!(shown.contains(" --description=''"), "{shown}");
}

/// The name that a folder gives may be none; what the return key gives is one.
#[test]
fn the_name_that_it_proposes_is_possible() {
    let folder = scratch();
    let shown = run(&mut on_terminal(folder.path(), 80, "", &["json"]));
    assert!(shown.contains("  name         my-json\r\n"), "{shown}");
}

/// The first prompt is for the path, then come those of the table, and the last one asks for a yes.
#[test]
fn ctrl_c_and_ctrl_d_end_it_at_each_prompt() {
    std::thread::scope(|scope| {
        for prompt in 0..QUESTIONS.len() + 2 {
            for (key, code) in [("\\x03", 130), ("\\x04", 1)] {
                scope.spawn(move || {
                    let folder = scratch();
                    let keys = "\\r".repeat(prompt) + key;
                    let output = on_terminal(folder.path(), 80, &keys, &[])
                        .output()
                        .expect("Python starts");
                    let shown = String::from_utf8_lossy(&output.stdout);
                    assert_eq!(output.status.code(), Some(code), "{prompt}: {output:?}");
                    assert!(shown.contains("nothing was written"), "{prompt}: {shown}");
                    let mut left = folder.path().read_dir().expect("a folder");
                    assert!(left.next().is_none(), "{prompt}: {:?}", folder.path());
                });
            }
        }
    });
}

#[test]
fn a_narrow_terminal_is_wide_enough() {
    let folder = scratch();
    run(&mut on_terminal(folder.path(), 20, "", &[]));
    assert!(folder.path().join("my-project/Cargo.toml").is_file());
}

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
