//! A project made inside a git repository is at home there, and starts one where there is none.

use std::path::Path;

use crate::support::{
    assert_says, create_folder, create_pyo3_in, git, read_text, run, scratch, tools_path, warnings,
    write,
};

const PROJECT: [&str; 2] = ["project", "--quiet"];

#[test]
fn no_repository_is_started_inside_one() {
    let folder = scratch();
    let around = folder.path();
    git(around, &["init", "--quiet"]);
    let create = |path: &str, option: &str| {
        let mut command = create_pyo3_in(around, &[path, option, "--quiet"]);
        warnings(command.env("PATH", tools_path()))
    };
    let warned = create("below/project", "--ci=github");
    assert!(!around.join("below/project/.git").exists());
    assert_says(&warned, "GitHub runs the workflows in");
    assert_eq!(create("below/without", "--ci=none"), "");
}

/// What is added to the repository itself is where GitHub looks.
#[test]
fn workflows_in_the_repositorys_own_folder_are_read() {
    let folder = scratch();
    let around = folder.path().join("around");
    create_folder(&around);
    git(&around, &["init", "--quiet"]);
    let mut command = create_pyo3_in(&around, &[".", "--merge", "--quiet"]);
    assert_eq!(warnings(command.env("PATH", tools_path())), "");
}

#[test]
fn the_users_git_template_and_hooks_are_not_used() {
    let folder = scratch();
    let template = folder.path().join("template");
    write(&template.join("hooks/post-checkout"), "#!/bin/sh\n");
    let config = folder.path().join("gitconfig");
    write(
        &config,
        format!("[init]\n templateDir = {}\n", template.display()),
    );
    run(create_pyo3_in(folder.path(), &PROJECT).env("GIT_CONFIG_GLOBAL", config));
    assert_starts_one(folder.path());
    assert!(!folder.path().join("project/.git/hooks").exists());
}

#[test]
fn a_git_hook_that_runs_it_does_no_harm() {
    let folder = scratch();
    let other = folder.path().join("other");
    run(create_pyo3_in(folder.path(), &PROJECT).env("GIT_DIR", &other));
    assert_starts_one(folder.path());
    assert!(!other.exists());
}

fn assert_starts_one(folder: &Path) {
    assert!(folder.join("project/.git/HEAD").is_file());
}

#[test]
fn without_git_the_project_is_made_all_the_same() {
    let folder = scratch();
    let warned = warnings(create_pyo3_in(folder.path(), &PROJECT).env("PATH", ""));
    assert_says(&warned, "no git repository was started");
    assert!(folder.path().join("project/Cargo.toml").is_file());
}

/// As for `cargo init` and `uv init`.
#[test]
fn a_repository_without_files_is_an_empty_folder() {
    let folder = scratch();
    let project = folder.path().join("project");
    create_folder(&project);
    git(&project, &["init", "--quiet"]);
    write(&project.join(".DS_Store"), "Finder's");
    let head = read_text(&project.join(".git/HEAD"));
    run(&mut create_pyo3_in(
        &project,
        &[".", "--quiet", "--name=project"],
    ));
    assert!(project.join("Cargo.toml").is_file());
    assert_eq!(read_text(&project.join(".git/HEAD")), head);
    assert_eq!(read_text(&project.join(".DS_Store")), "Finder's");
}
