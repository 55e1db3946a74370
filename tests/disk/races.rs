//! Many runs at once: for one target exactly one wins, and those for others do not disturb each other.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use create_pyo3::questions::TOPICS;

use crate::support::sandbox::{NOW, Sandbox, fresh, journals, old, rendered};
use crate::support::{
    Case, assert_same, assert_says, create_folder, create_pyo3_in, is_long, names_in, read_text,
    run, scratch, tree, write,
};

fn runners() -> usize {
    if is_long() { 100 } else { 30 }
}

#[test]
fn exactly_one_of_many_wins() {
    let expected = scratch();
    run(&mut command("project", expected.path()));
    let expected = tree(expected.path());
    for round in 0..if is_long() { 50 } else { 3 } {
        let folder = scratch();
        let (target, here) = match round % 3 {
            0 => ("project", folder.path().to_owned()),
            1 => ("../project", folder.path().join("beside")),
            _ => (".", folder.path().join("project")),
        };
        create_folder(&here);
        let outputs = all_at_once((0..runners()).map(|_| command(target, &here)));
        let (won, lost): (Vec<_>, Vec<_>) =
            outputs.iter().partition(|output| output.status.success());
        assert_eq!(won.len(), 1, "{target}");
        for output in lost {
            let error = String::from_utf8_lossy(&output.stderr);
            assert_says(&error, "is not empty: it holds");
        }
        assert_same(&expected, &tree(folder.path()), target);
    }
}

#[test]
fn neighbours_on_a_new_path_all_win() {
    let folder = scratch();
    write(&folder.path().join("Cargo.toml"), "[workspace]\n");
    let outputs = all_at_once(
        (0..runners())
            .map(|number| command(&format!("new/folder/project-{number}"), folder.path())),
    );
    for output in &outputs {
        assert!(output.status.success(), "{output:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
    let manifest = read_text(&folder.path().join("Cargo.toml"));
    for number in 0..runners() {
        let member = format!("new/folder/project-{number}");
        assert!(
            folder.path().join(&member).join("src/lib.rs").is_file(),
            "{member}"
        );
        assert_says(&manifest, &format!("\"{member}\""));
    }
    assert_eq!(names_in(folder.path()), ["Cargo.toml", "new"]);
}

/// They take turns, as if one came after the other.
#[test]
fn updates_at_once_do_not_mix() {
    let case = Case::new("my-project");
    for _ in 0..if is_long() { 50 } else { 5 } {
        let sandbox = Sandbox::of(&rendered(NOW, &case));
        let commands = TOPICS
            .iter()
            .map(|it| sandbox.command(&["remove", it.name]));
        for output in all_at_once(commands) {
            assert!(output.status.success(), "{output:?}");
        }
        let files = rendered(NOW, &case.clone().with_topics(Vec::new()));
        let files = files.into_iter().map(|(path, it)| (path, it.into_owned()));
        let mut found = tree(&sandbox.project);
        found.retain(|path, _| !path.starts_with(".create-pyo3-backup"));
        assert_same(&files.collect(), &found, "after all of them");
    }
}

/// A lock that a killed run left locks nothing, and one that is held does not make anybody wait for ever.
#[test]
fn an_update_keeps_every_other_out() {
    let sandbox = old();
    let before = sandbox.snapshot();
    let held = journals();
    let commands = [
        &["update"][..],
        &["update", "--continue"],
        &["update", "--abort"],
        &["add", TOPICS[0].name],
    ];
    for output in all_at_once(commands.map(|it| sandbox.command(it)).into_iter()) {
        let error = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{error}");
        assert_says(&error, "another create-pyo3 is at work");
    }
    assert_eq!(before, sandbox.snapshot());
    // Whoever only reads may.
    assert_eq!(sandbox.call(&["status"]).stderr, "");
    drop(held);
    sandbox.succeed(&["update"]);
    sandbox.assert_is(&fresh(), "after it");
}

fn command(target: &str, here: &Path) -> Command {
    create_pyo3_in(here, &[target, "--quiet", "--vcs=none", "--examples=none"])
}

fn all_at_once(commands: impl Iterator<Item = Command>) -> Vec<Output> {
    let started: Vec<_> = commands
        .map(|mut command| {
            let command = command
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::piped());
            command.spawn().expect("our command starts")
        })
        .collect();
    let ended = started
        .into_iter()
        .map(std::process::Child::wait_with_output);
    ended
        .map(|output| output.expect("our command ends"))
        .collect()
}
