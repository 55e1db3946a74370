//! A command that is misspelt makes no project of that name; what only resembles one does.

use std::fs;

use create_pyo3::cli::misspelt;

use crate::support::{create_pyo3, run, run_to_failure, scratch};

fn meant(word: &str) -> Option<String> {
    let command = create_pyo3::cli::command();
    let names = command.get_subcommands().map(clap::Command::get_name);
    misspelt::intended_command(word, names).map(str::to_owned)
}

#[test]
fn one_edit_makes_a_command_of_it() {
    for (word, command) in [
        ("udpate", "update"),
        ("updat", "update"),
        ("upddate", "update"),
        ("upsate", "update"),
        ("docter", "doctor"),
        ("dcotor", "doctor"),
        ("remvoe", "remove"),
        ("stauts", "status"),
        ("remote", "remove"),
        ("stats", "status"),
        ("explian", "explain"),
        ("completion", "completions"),
    ] {
        assert_eq!(meant(word).as_deref(), Some(command), "{word}");
    }
}

#[test]
fn names_that_resemble_a_command_are_names() {
    for word in [
        "state",
        "remover",
        "updater",
        "lists",
        "listing",
        "gist",
        "lint",
        "lisp",
        "add-on",
        "ad",
        "ads",
        "mad",
        "main",
        "mane",
        "my-update",
        "doctors",
        "dockter-who",
        "./udpate",
        "älist",
        "",
    ] {
        assert_eq!(meant(word), None, "{word}");
    }
}

#[test]
fn what_was_meant_is_said_and_nothing_is_written() {
    let folder = scratch();
    for (arguments, command, word) in [
        (&["udpate"][..], "update", "udpate"),
        (&["--quiet", "docter"], "doctor", "docter"),
        (&["udpate", "--set", "license=none"], "update", "udpate"),
        (&["remvoe", "json"], "remove", "remvoe"),
        (&["ad", "json"], "add", "ad"),
        (&["explains", "json"], "explain", "explains"),
    ] {
        let error = run_to_failure(create_pyo3().args(arguments).current_dir(folder.path()));
        for part in [
            format!("unrecognized subcommand '{word}'"),
            format!("did you mean `create-pyo3 {command}`?"),
            format!("`create-pyo3 ./{word}`"),
        ] {
            assert!(error.contains(&part), "{arguments:?}: {error}");
        }
    }
    for word in ["new", "init", "create"] {
        let error = run_to_failure(
            create_pyo3()
                .args([word, "my-project"])
                .current_dir(folder.path()),
        );
        assert!(error.contains("`create-pyo3 my-project`"), "{error}");
        let error = run_to_failure(create_pyo3().arg(word).current_dir(folder.path()));
        for part in ["`create-pyo3 PATH`", &format!("`create-pyo3 ./{word}`")] {
            assert!(error.contains(part), "{word}: {error}");
        }
    }
    assert_eq!(fs::read_dir(&folder).expect("a scratch folder").count(), 0);
}

/// What is wrong is then something else than the first word.
#[test]
fn a_project_and_a_mistake_are_no_misspelt_command() {
    for (arguments, expected) in [
        (&["my-project", "json"][..], "unexpected argument 'json'"),
        (&["lisp", "--licence=MIT"], "--license"),
        (&["udpate", "--license=GPL"], "invalid value 'GPL'"),
        (&["update", "one", "two"], "unexpected argument 'two'"),
    ] {
        let error = run_to_failure(create_pyo3().args(arguments));
        assert!(error.contains(expected), "{arguments:?}: {error}");
        assert!(!error.contains("unrecognized"), "{arguments:?}: {error}");
    }
}

#[test]
fn a_project_of_such_a_name_is_made_all_the_same() {
    let folder = scratch();
    let make = |path: &str| {
        run(create_pyo3()
            .args([path, "--quiet", "--vcs=none"])
            .current_dir(folder.path()));
        assert!(folder.path().join(path).join("Cargo.toml").is_file());
    };
    make("./udpate");
    make("updater");
    // A folder that is there was not typed by mistake.
    fs::create_dir(folder.path().join("docter")).expect("a scratch folder");
    make("docter");
}

#[test]
fn help_is_a_command() {
    let folder = scratch();
    let help = run(create_pyo3().arg("help").current_dir(folder.path()));
    assert!(
        help.contains("Usage: create-pyo3 [OPTIONS] [PATH]"),
        "{help}"
    );
    let help = run(create_pyo3().args(["help", "update"]));
    assert!(help.contains("--continue"), "{help}");
}

#[test]
fn each_command_has_help() {
    let command = create_pyo3::cli::command();
    for name in command.get_subcommands().map(|it| it.get_name()) {
        for flag in ["-h", "--help"] {
            let help = run(create_pyo3().args([name, flag]));
            let usage = format!("Usage: create-pyo3 {name}");
            assert!(help.contains(&usage), "{name} {flag}: {help}");
        }
    }
}
