//! A project made inside a workspace or a repository is at home there, as one of `cargo new` is.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{
    create_pyo3, isolated, kept, python, read_text, run, run_to_failure, scratch, tools_path,
    warnings,
};

const WORKSPACE: &str =
    "# mine\n[workspace]\nresolver = \"3\"\nmembers = [\n    \"first\", # the first\n]\n";

#[test]
fn it_becomes_a_member_of_the_workspace() {
    let folder = workspace(WORKSPACE);
    run(create_pyo3()
        .args(["deep/down/second", "--quiet", "--examples=none"])
        .current_dir(folder.path()));
    let manifest = read_text(&folder.path().join("Cargo.toml"));
    assert!(
        manifest.starts_with(WORKSPACE.trim_end_matches("]\n")),
        "{manifest}"
    );
    assert!(
        manifest.contains("\n    \"deep/down/second\""),
        "{manifest}"
    );
    assert_checks(&folder.path().join("deep/down/second"));
    assert_checks(&folder.path().join("first"));
}

#[test]
fn a_workspace_that_has_it_already_stays_as_it_is() {
    for manifest in [
        "[workspace]\nresolver = \"3\"\nmembers = [\"fir*\", \"se*\"]\n",
        "[workspace]\nresolver = \"3\"\nmembers = [\"first\", \"./second\"]\n",
    ] {
        let folder = workspace(manifest);
        run(create_pyo3()
            .args(["second", "--quiet", "--examples=none"])
            .current_dir(folder.path()));
        assert_eq!(read_text(&folder.path().join("Cargo.toml")), manifest);
        assert_checks(&folder.path().join("second"));
    }
}

/// Comments, line ends and the layout of the list are the user's.
#[test]
fn the_rest_of_the_workspaces_manifest_stays() {
    for (members, with_the_new_one) in [
        ("[\"first\"]", "[\"first\", \"second\"]"),
        (
            "[\n    \"first\",\n]",
            "[\n    \"first\",\n    \"second\",\n]",
        ),
        (
            "[\n  # old\n  \"first\"\n]",
            "[\n  # old\n  \"first\",\n  \"second\",\n]",
        ),
        (
            "[\n    \"first\" # one\n]",
            "[\n    \"first\", # one\n    \"second\",\n]",
        ),
        (
            "[\r\n    \"first\",\r\n]",
            "[\r\n    \"first\",\r\n    \"second\",\r\n]",
        ),
        (
            "[\n    \"first\",\n    # \"old\",\n]",
            "[\n    \"first\",\n    # \"old\",\n    \"second\",\n]",
        ),
        (
            "[\n    # \"first\",\n]",
            "[\n    # \"first\",\n    \"second\",\n]",
        ),
        ("[]", "[\"second\"]"),
    ] {
        let line = if members.contains('\r') { "\r\n" } else { "\n" };
        let manifest = |members: &str| {
            format!("[workspace]{line}resolver = \"3\"{line}members = {members}{line}")
        };
        let folder = workspace(&manifest(members));
        run(create_pyo3()
            .args(["second", "--quiet"])
            .current_dir(folder.path()));
        assert_eq!(
            read_text(&folder.path().join("Cargo.toml")),
            manifest(with_the_new_one)
        );
    }
}

#[test]
fn an_excluded_folder_stays_outside() {
    let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"first\"]\nexclude = [\"apart\"]\n";
    let folder = workspace(manifest);
    run(create_pyo3()
        .args(["apart/second", "--quiet", "--examples=none"])
        .current_dir(folder.path()));
    assert_eq!(read_text(&folder.path().join("Cargo.toml")), manifest);
    assert_checks(&folder.path().join("apart/second"));
}

#[test]
fn a_project_beside_the_workspace_stays_outside() {
    let folder = scratch();
    let inside = folder.path().join("inside");
    fs::create_dir(&inside).expect("a scratch folder");
    fs::write(inside.join("Cargo.toml"), WORKSPACE).expect("a scratch folder");
    run(isolated(Command::new("git"))
        .args(["init", "--quiet"])
        .current_dir(&inside));
    run(create_pyo3()
        .args(["../beside", "--quiet"])
        .current_dir(&inside));
    assert_eq!(read_text(&inside.join("Cargo.toml")), WORKSPACE);
    assert!(folder.path().join("beside/.git").is_dir());
    let error = run_to_failure(
        create_pyo3()
            .arg("missing/../beside-2")
            .current_dir(&inside),
    );
    assert!(error.contains("cannot find"), "{error}");
}

#[test]
fn a_workspace_that_is_a_package_takes_it_too() {
    let folder = workspace(
        "[package]\nname = \"root\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[lib]\npath = \"lib.rs\"\n[workspace]\n",
    );
    fs::write(folder.path().join("lib.rs"), "").expect("a scratch folder");
    fs::remove_dir_all(folder.path().join("first")).expect("it is there");
    run(create_pyo3()
        .args(["second", "--quiet", "--examples=none"])
        .current_dir(folder.path()));
    assert_checks(&folder.path().join("second"));
    assert_checks(folder.path());
}

#[test]
fn a_manifest_that_cannot_be_read_is_left_alone() {
    let folder = scratch();
    fs::write(folder.path().join("Cargo.toml"), "no = [toml").expect("a scratch folder");
    let warned = warnings(
        create_pyo3()
            .args(["second", "--quiet"])
            .current_dir(folder.path()),
    );
    assert!(warned.contains("not added to the workspace"), "{warned}");
    assert_eq!(read_text(&folder.path().join("Cargo.toml")), "no = [toml");
}

#[test]
fn no_repository_is_started_inside_one() {
    let folder = scratch();
    let around = folder.path().join("around");
    run(isolated(Command::new("git"))
        .args(["init", "--quiet"])
        .arg(&around));
    let make = |path: &str, option: &str| {
        warnings(
            create_pyo3()
                .args([path, option, "--quiet"])
                .env("PATH", tools_path())
                .current_dir(&around),
        )
    };
    let warned = make("below/project", "--ci=github");
    assert!(!around.join("below/project/.git").exists());
    assert!(warned.contains("GitHub runs no workflow"), "{warned}");
    assert_eq!(make("below/without", "--ci=none"), "");
    let warned = make(".", "--merge");
    assert!(!warned.contains("GitHub"), "{warned}");
}

#[test]
fn the_users_git_template_and_hooks_are_not_used() {
    let folder = scratch();
    let hooks = folder.path().join("template/hooks");
    fs::create_dir_all(&hooks).expect("a scratch folder");
    fs::write(hooks.join("post-checkout"), "#!/bin/sh\n").expect("a scratch folder");
    let config = folder.path().join("gitconfig");
    fs::write(
        &config,
        format!(
            "[init]\n templateDir = {}\n",
            folder.path().join("template").display()
        ),
    )
    .expect("a scratch folder");
    run(create_pyo3()
        .args(["project", "--quiet"])
        .env("GIT_CONFIG_GLOBAL", config)
        .current_dir(folder.path()));
    assert!(folder.path().join("project/.git/HEAD").is_file());
    assert!(!folder.path().join("project/.git/hooks").exists());
}

#[test]
fn a_git_hook_that_runs_it_does_no_harm() {
    let folder = scratch();
    let other = folder.path().join("other");
    run(create_pyo3()
        .args(["project", "--quiet"])
        .env("GIT_DIR", &other)
        .current_dir(folder.path()));
    assert!(folder.path().join("project/.git/HEAD").is_file());
    assert!(!other.exists());
}

#[test]
fn without_git_the_project_is_made_all_the_same() {
    let folder = scratch();
    let warned = warnings(
        create_pyo3()
            .args(["project", "--quiet"])
            .env("PATH", "")
            .current_dir(folder.path()),
    );
    assert!(warned.contains("no git repository was started"), "{warned}");
    assert!(folder.path().join("project/Cargo.toml").is_file());
}

/// Cargo would refuse every command in a workspace with two.
#[test]
fn a_workspace_with_another_pyo3_excludes_it() {
    let plain = "[workspace]\nresolver = \"3\"\nmembers = [\"first\"]\n";
    let shared = format!("{plain}[workspace.dependencies]\npyo3 = \"0.29\"\n");
    let globbed = "[workspace]\nresolver = \"3\"\nmembers = [\"fir*\", \"sec*\"]\n";
    for (manifest, dependency) in [
        (plain, "pyo3 = \"0.29.1\""),
        (&shared, "pyo3 = { workspace = true }"),
        (globbed, "pyo3 = { version = \"=0.29.0\" }"),
    ] {
        let folder = workspace(manifest);
        add_dependency(folder.path(), dependency);
        let warned = warnings(
            create_pyo3()
                .args(["second", "--quiet", "--examples=none"])
                .current_dir(folder.path()),
        );
        assert!(warned.contains("`first` needs PyO3 0.29"), "{warned}");
        let written = read_text(&folder.path().join("Cargo.toml"));
        assert!(written.contains("exclude = [\"second\"]"), "{written}");
        assert_checks(&folder.path().join("second"));
        run(isolated(Command::new(env!("CARGO")))
            .args(["metadata", "--quiet", "--format-version=1"])
            .current_dir(folder.path()));
    }
}

#[test]
fn a_workspace_with_the_same_pyo3_takes_it() {
    let folder = workspace(WORKSPACE);
    add_dependency(folder.path(), "pyo3 = \"0.30\"");
    run(create_pyo3()
        .args(["second", "--quiet", "--examples=none"])
        .current_dir(folder.path()));
    assert!(read_text(&folder.path().join("Cargo.toml")).contains("\n    \"second\""));
    assert_checks(&folder.path().join("second"));
}

/// Cargo ignores profiles in the manifest of a member.
#[test]
fn a_member_brings_no_warning() {
    let folder = workspace(WORKSPACE);
    run(create_pyo3()
        .args(["second", "--quiet", "--examples=none"])
        .current_dir(folder.path()));
    for here in [folder.path().to_owned(), folder.path().join("second")] {
        let warned = warnings(
            isolated(Command::new(env!("CARGO")))
                .args(["metadata", "--format-version=1", "--no-deps"])
                .current_dir(here),
        );
        assert_eq!(warned, "");
    }
}

fn add_dependency(workspace: &Path, dependency: &str) {
    let path = workspace.join("first/Cargo.toml");
    let manifest = format!("{}\n[dependencies]\n{dependency}\n", read_text(&path));
    fs::write(path, manifest).expect("a scratch folder");
}

/// A workspace with one member, `first`.
fn workspace(manifest: &str) -> tempfile::TempDir {
    let folder = scratch();
    fs::write(folder.path().join("Cargo.toml"), manifest).expect("a scratch folder");
    fs::create_dir_all(folder.path().join("first/src")).expect("a scratch folder");
    fs::write(folder.path().join("first/src/lib.rs"), "").expect("a scratch folder");
    let member = "[package]\nname = \"first\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
    fs::write(folder.path().join("first/Cargo.toml"), member).expect("a scratch folder");
    folder
}

fn assert_checks(package: &Path) {
    run(isolated(Command::new(env!("CARGO")))
        .args(["check", "--quiet"])
        .current_dir(package)
        .env("CARGO_TARGET_DIR", kept("build-cargo"))
        .env("PYO3_PYTHON", python()));
}

/// As for `cargo init` and `uv init`.
#[test]
fn a_repository_without_files_is_an_empty_folder() {
    let folder = scratch();
    let project = folder.path().join("project");
    run(isolated(Command::new("git"))
        .args(["init", "--quiet"])
        .arg(&project));
    fs::write(project.join(".DS_Store"), "Finder's").expect("a scratch folder");
    let head = read_text(&project.join(".git/HEAD"));
    run(create_pyo3()
        .args([".", "--quiet", "--name=project"])
        .current_dir(&project));
    assert!(project.join("Cargo.toml").is_file());
    assert_eq!(read_text(&project.join(".git/HEAD")), head);
    assert_eq!(read_text(&project.join(".DS_Store")), "Finder's");
}
