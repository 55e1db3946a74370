//! `list`, `explain`, `doctor`, `completions` and `man`: the table and the machine, shown.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use create_pyo3::questions::{QUESTIONS, TOPICS};
use serde_json::Value;

use crate::support::{create_pyo3, run, run_to_failure, scratch, tool};

fn json(arguments: &[&str]) -> Value {
    let printed = run(create_pyo3().args(arguments).args(["--format", "json"]));
    serde_json::from_str(&printed).expect("it is JSON")
}

#[test]
fn the_list_has_every_option_and_topic() {
    let text = run(create_pyo3().arg("list"));
    let table = json(&["list"]);
    for (number, question) in QUESTIONS.iter().enumerate() {
        assert!(text.contains(&format!("--{}", question.flag)), "{text}");
        assert_eq!(table["options"][number]["flag"], question.flag);
    }
    for (number, topic) in TOPICS.iter().enumerate() {
        assert!(text.contains(topic.teaches), "{text}");
        assert_eq!(table["topics"][number]["name"], topic.name);
    }
}

#[test]
fn each_topic_is_explained_in_rust_and_in_python() {
    for topic in TOPICS {
        let text = run(create_pyo3().args(["explain", topic.name]));
        assert!(text.contains(topic.teaches), "{text}");
        assert!(!text.contains('\x1b'), "{text}");
        let lesson = json(&["explain", topic.name]);
        let pairs = lesson["code"].as_array().expect("a list");
        assert!(!pairs.is_empty(), "{}", topic.name);
        for pair in pairs {
            assert!(!pair["rust"].as_str().expect("text").is_empty(), "{lesson}");
        }
        let first = pairs[0]["python"].as_str().expect("text");
        let python: Vec<_> = pairs.iter().map(|pair| &pair["python"]).collect();
        assert!(format!("{python:?}").contains(">>> "), "{first}");
    }
}

#[test]
fn each_option_is_explained() {
    for question in QUESTIONS {
        let text = run(create_pyo3().args(["explain", question.flag]));
        assert!(text.contains(question.help), "{text}");
        assert_eq!(json(&["explain", question.flag])["name"], question.name);
    }
    let error = run_to_failure(create_pyo3().args(["explain", "nosuch"]));
    assert!(
        error.contains("license") && error.contains("structs"),
        "{error}"
    );
}

#[cfg(unix)]
#[test]
fn on_a_wide_terminal_rust_and_python_stand_beside_each_other_in_colour() {
    use crate::support::on_terminal;

    let folder = scratch();
    let shown = run(&mut on_terminal(
        folder.path(),
        160,
        "",
        &["explain", "exceptions"],
    ));
    let is_beside = |line: &str| line.find(">>>").is_some_and(|column| column > 60);
    assert!(shown.lines().any(is_beside), "{shown}");
    let shown = run(&mut on_terminal(
        folder.path(),
        60,
        "",
        &["explain", "exceptions"],
    ));
    assert!(!shown.lines().any(is_beside), "{shown}");
    assert!(shown.contains("\x1b[36m>>>"), "{shown}");
}

#[test]
fn the_doctor_finds_nothing_wrong_with_a_machine_that_runs_these_tests() {
    let findings = json(&["doctor"]);
    for finding in findings.as_array().expect("a list") {
        assert_ne!(finding["state"], "missing", "{finding}");
    }
}

/// Each broken machine is a PATH of its own; what is wrong and a command that mends it are said.
#[cfg(unix)]
#[test]
fn the_doctor_says_what_is_wrong() {
    for (programs, wrong, remedy) in [
        (&[][..], "rustc is not on PATH", "rustup"),
        (
            &[("rustc", "echo 'rustc 1.60.0'; read x; exit 0")],
            "rustc 1.60.0, but 1.85 is needed",
            "rustup update",
        ),
        (
            &[(
                "rustc",
                "echo 'error: linker `cc` not found' >&2; read x; exit 0",
            )],
            "linker `cc` not found",
            "install",
        ),
        (
            &[("python3", "exit 1")],
            "no python3 on PATH that runs",
            "install",
        ),
        (
            &[(
                "python3",
                r#"echo '{"version": [3, 8], "executable": "/old", "machine": "?", "has_headers": true, "has_pip": true, "has_venv": true}'"#,
            )],
            "3.8 at /old, but 3.10 is needed",
            "install",
        ),
        (
            &[(
                "python3",
                r#"echo '{"version": [3, 12], "executable": "/p", "machine": "?", "has_headers": true, "has_pip": false, "has_venv": false}'"#,
            )],
            "neither uv nor Python's venv",
            "uv",
        ),
    ] {
        let folder = scratch();
        for (name, script) in programs {
            write_program(&folder.path().join(name), script);
        }
        write_program(&folder.path().join("apt-get"), "exit 1");
        let mut command = create_pyo3();
        command
            .arg("doctor")
            .env("PATH", format!("{}:/doctor/bin", folder.path().display()))
            .env("CARGO_HOME", folder.path())
            .current_dir(folder.path());
        let output = command.output().expect("our command starts");
        let said = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(1), "{said}");
        let line = said.lines().position(|line| line.contains(wrong));
        let line = line.unwrap_or_else(|| panic!("{wrong} is not said: {said}"));
        let next = said.lines().nth(line + 1).unwrap_or_default();
        assert!(next.contains("->") && next.contains(remedy), "{said}");
    }
}

/// A toolchain that is installed beside PATH needs no second installation.
#[cfg(unix)]
#[test]
fn the_doctor_knows_where_rustup_puts_things() {
    let folder = scratch();
    write_program(&folder.path().join("bin/rustc"), "exit 1");
    let output = create_pyo3()
        .arg("doctor")
        .env("PATH", "/doctor/bin")
        .env("CARGO_HOME", folder.path())
        .output()
        .expect("our command starts");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        said.contains(&format!(
            "export PATH=\"{}/bin:$PATH\"",
            folder.path().display()
        )),
        "{said}"
    );
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

#[test]
fn shells_accept_the_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let text = run(create_pyo3().args(["completions", shell]));
        assert!(text.contains("license"), "{shell}");
    }
    let text = run(create_pyo3().args(["completions", "bash"]));
    let mut bash = Command::new("bash")
        .arg("-n")
        .stdin(Stdio::piped())
        .spawn()
        .expect("bash starts");
    std::io::Write::write_all(
        &mut bash.stdin.take().expect("it is piped"),
        text.as_bytes(),
    )
    .expect("bash reads");
    assert!(bash.wait().expect("bash ends").success());
}

#[test]
fn the_man_page_has_every_option_and_command() {
    let page = run(create_pyo3().arg("man")).replace('\\', "");
    for question in QUESTIONS {
        assert!(
            page.contains(&format!("--{}", question.flag)),
            "{}",
            question.flag
        );
    }
    for command in create_pyo3::cli::command().get_subcommands() {
        assert!(
            page.contains(&format!("create-pyo3-{}", command.get_name())),
            "{}",
            command.get_name()
        );
    }
}

/// What the smoke tests of a template call: everything in one, and the exit code of the project's tests.
#[test]
fn it_runs_the_tests_of_the_new_project() {
    let uv = tool("uv").get_program().to_owned();
    let tools = Path::new(&uv).parent().expect("a program is in a folder");
    for (name, path) in [
        ("with-uv", crate::support::tools_path()),
        ("with-pip", without(tools)),
    ] {
        let folder = scratch();
        let printed = run(create_pyo3()
            .args([name, "--run-tests", "--examples=none", "--abi3", "--vcs=none"])
            .env("PATH", path)
            .env(
                "CARGO_TARGET_DIR",
                crate::support::kept("build-walkthrough"),
            )
            .current_dir(folder.path()));
        assert!(printed.contains(&format!("Created {}", name)), "{printed}");
        assert!(printed.contains(" passed in "), "{printed}");
    }
}

#[test]
fn tests_that_cannot_run_are_an_error() {
    let folder = scratch();
    let error = run_to_failure(
        create_pyo3()
            .args(["my-project", "--run-tests", "--vcs=none"])
            .env("PATH", folder.path())
            .current_dir(folder.path()),
    );
    assert!(
        error.contains("my-project`, but `python -m venv .venv` failed there: not found"),
        "{error}"
    );
    assert!(folder.path().join("my-project/Cargo.toml").is_file());
}

/// PATH without the pinned tools, in which uv is, and without any uv of the machine's.
fn without(tools: &Path) -> std::ffi::OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path)
        .filter(|folder| folder != tools && !folder.join("uv").exists());
    std::env::join_paths(folders).expect("no folder of PATH has a separator in its name")
}

#[cfg(unix)]
fn write_program(path: &Path, script: &str) {
    use std::os::unix::fs::PermissionsExt;

    crate::support::write(path, &format!("#!/bin/sh\n{script}\n"));
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("it is ours");
}
