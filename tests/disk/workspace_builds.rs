//! A project made inside a Cargo workspace builds there, and so does what was there before.

use std::path::Path;
use std::process::Command;

use crate::support::{
    create_pyo3_in, isolated, kept, python, read_text, remove_folder, run, scratch, warnings, write,
};

/// With one member, which has no dependency.
const PLAIN: &str = "[workspace]\nresolver = \"3\"\nmembers = [\"first\"]\n";

#[test]
fn as_a_member() {
    let apart = format!("{PLAIN}exclude = [\"apart\"]\n");
    for (manifest, project) in [
        (PLAIN, "deep/down/second"),
        (&PLAIN.replace("\"first\"", "\"fir*\", \"se*\""), "second"),
        (&apart, "apart/second"),
    ] {
        let folder = workspace(manifest);
        create(folder.path(), project);
        assert_checks(&folder.path().join(project));
        assert_checks(&folder.path().join("first"));
    }
}

#[test]
fn in_one_that_is_a_package() {
    let folder = workspace(
        "[package]\nname = \"root\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[lib]\npath = \"lib.rs\"\n[workspace]\n",
    );
    write(&folder.path().join("lib.rs"), "");
    remove_folder(&folder.path().join("first"));
    create(folder.path(), "second");
    assert_checks(&folder.path().join("second"));
    assert_checks(folder.path());
}

#[test]
fn in_one_with_another_pyo3() {
    let shared = format!("{PLAIN}[workspace.dependencies]\npyo3 = \"0.29\"\n");
    let globbed = PLAIN.replace("\"first\"", "\"fir*\", \"sec*\"");
    for (manifest, dependency) in [
        (PLAIN, "pyo3 = \"0.29.1\""),
        (&shared, "pyo3 = { workspace = true }"),
        (&globbed, "pyo3 = { version = \"=0.29.0\" }"),
    ] {
        let folder = workspace(manifest);
        add_dependency(folder.path(), dependency);
        create(folder.path(), "second");
        let written = read_text(&folder.path().join("Cargo.toml"));
        assert!(written.contains("exclude = [\"second\"]"), "{written}");
        assert_checks(&folder.path().join("second"));
        run(&mut cargo(
            folder.path(),
            &["metadata", "--quiet", "--format-version=1"],
        ));
    }
}

#[test]
fn in_one_with_the_same_pyo3() {
    let folder = workspace(PLAIN);
    add_dependency(folder.path(), "pyo3 = \"0.30\"");
    create(folder.path(), "second");
    let written = read_text(&folder.path().join("Cargo.toml"));
    assert!(written.contains("[\"first\", \"second\"]"), "{written}");
    assert_checks(&folder.path().join("second"));
}

/// Cargo ignores profiles in the manifest of a member.
#[test]
fn without_a_warning() {
    let folder = workspace(PLAIN);
    create(folder.path(), "second");
    for here in [folder.path().to_owned(), folder.path().join("second")] {
        let metadata = ["metadata", "--format-version=1", "--no-deps"];
        assert_eq!(warnings(&mut cargo(&here, &metadata)), "");
    }
}

fn create(workspace: &Path, project: &str) {
    run(&mut create_pyo3_in(
        workspace,
        &[project, "--quiet", "--examples=none"],
    ));
}

fn add_dependency(workspace: &Path, dependency: &str) {
    let path = workspace.join("first/Cargo.toml");
    let manifest = format!("{}\n[dependencies]\n{dependency}\n", read_text(&path));
    write(&path, manifest);
}

/// A workspace with one package, `first`.
fn workspace(manifest: &str) -> tempfile::TempDir {
    let folder = scratch();
    let member = "[package]\nname = \"first\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
    for (path, text) in [
        ("Cargo.toml", manifest),
        ("first/Cargo.toml", member),
        ("first/src/lib.rs", ""),
    ] {
        write(&folder.path().join(path), text);
    }
    folder
}

fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = isolated(Command::new(env!("CARGO")));
    command.args(arguments).current_dir(folder);
    command
}

fn assert_checks(package: &Path) {
    run(cargo(package, &["check", "--quiet"])
        .env("CARGO_TARGET_DIR", kept("build-cargo"))
        .env("PYO3_PYTHON", python()));
}
