//! `--merge` adds what is not there to a folder that has files, and touches nothing that is.

use std::path::Path;
use std::process::Command;

use crate::support::{
    assert_same, assert_says, create_pyo3_in, isolated, read_text, remove_file, run,
    run_to_failure, scratch, tool, tree, write,
};

fn merge(folder: &Path) -> Command {
    create_pyo3_in(folder, &["project", "--merge", "--author="])
}

#[test]
fn it_adds_what_is_missing_and_shows_it_first() {
    let folder = scratch();
    let whole = scratch();
    run(&mut create_pyo3_in(
        whole.path(),
        &["project", "--author=", "--vcs=none"],
    ));
    let mut expected = tree(whole.path());
    for (path, contents) in [
        ("project/README.md", "mine\r\n"),
        ("project/src/mine.rs", ""),
    ] {
        write(&folder.path().join(path), contents);
        expected.insert(path.to_owned(), contents.into());
    }
    let printed = run(&mut merge(folder.path()));
    assert_same(&expected, &tree(folder.path()), "merged");
    let (tree, rest) = printed.split_once("Added ").expect("it says what it did");
    assert_says(tree, "\n    lib.rs\n");
    assert!(!tree.contains("README.md"), "{tree}");
    assert_says(rest, " files to project and changed none\n");
    assert_says(rest, " --merge --yes");
    assert!(!folder.path().join("project/.git").exists());

    let printed = run(&mut merge(folder.path()));
    assert_says(&printed, "Nothing to add");
}

#[test]
fn a_dry_run_shows_what_it_would_add() {
    let folder = scratch();
    write(&folder.path().join("project/README.md"), "mine");
    let printed = run(merge(folder.path()).arg("--dry-run"));
    assert_says(&printed, "Cargo.toml");
    assert!(!printed.contains("README.md"), "{printed}");
    assert_eq!(tree(folder.path()).len(), 1);
}

#[test]
fn a_file_where_a_folder_goes_is_refused() {
    let folder = scratch();
    write(&folder.path().join("project/python"), "mine");
    let error = run_to_failure(&mut merge(folder.path()));
    let path = Path::new("project").join("python");
    assert_says(&error, &format!("{}`", path.display()));
    assert_eq!(tree(folder.path()).len(), 1);
}

#[cfg(unix)]
#[test]
fn no_link_is_followed() {
    use crate::support::{create_folder, link, names_in};

    let folder = scratch();
    let elsewhere = folder.path().join("elsewhere");
    let project = folder.path().join("project");
    create_folder(&elsewhere);
    create_folder(&project);
    link(&elsewhere, &project.join("src"));
    let error = run_to_failure(&mut merge(folder.path()));
    assert_says(&error, "/project/src`");

    // A link in the place of a file is there, wherever it leads.
    remove_file(&project.join("src"));
    link(elsewhere.join("nothing"), &project.join("README.md"));
    run(merge(folder.path()).arg("--quiet"));
    assert!(project.join("README.md").is_symlink());
    assert!(project.join("src/lib.rs").is_file());
    assert!(names_in(&elsewhere).is_empty());
}

/// What would come out could not be built, and a licence would be in it that nobody chose.
#[test]
fn a_package_that_is_there_is_refused() {
    for path in [
        "pyproject.toml",
        "setup.py",
        "setup.cfg",
        "Cargo.toml",
        "project/__init__.py",
        "src/project/__init__.py",
        "python/project/__init__.py",
    ] {
        let folder = scratch();
        write(&folder.path().join("project").join(path), "mine");
        for option in ["--yes", "--dry-run"] {
            let error = run_to_failure(merge(folder.path()).arg(option));
            assert_says(&error, &format!("\n  {path}\n"));
        }
        assert_eq!(tree(folder.path()).len(), 1, "{path}");
    }
}

#[test]
fn projects_of_other_tools_are_refused() {
    let cases: [(&str, &[&str], &str); 4] = [
        (
            "cargo",
            &["new", "--quiet", "--lib", "project"],
            "Cargo.toml",
        ),
        (
            "uv",
            &["init", "--quiet", "--lib", "project"],
            "pyproject.toml",
        ),
        (
            "uv",
            &["init", "--quiet", "--build-backend", "maturin", "project"],
            "Cargo.toml",
        ),
        (
            "maturin",
            &["new", "--mixed", "--bindings", "pyo3", "project"],
            "python/project/__init__.py",
        ),
    ];
    for (program, arguments, in_the_way) in cases {
        let folder = scratch();
        let command = match program {
            "cargo" => isolated(Command::new(env!("CARGO"))),
            _ => tool(program),
        };
        run({ command }.args(arguments).current_dir(folder.path()));
        let before = tree(folder.path());
        let error = run_to_failure(&mut merge(folder.path()));
        assert_says(&error, &format!("\n  {in_the_way}\n"));
        assert_same(&before, &tree(folder.path()), "refused");
    }
}

/// Of the same command, which was ended, or of the user, who changed it since.
#[test]
fn a_project_of_ours_is_completed() {
    let folder = scratch();
    run(&mut merge(folder.path()));
    let project = folder.path().join("project");
    remove_file(&project.join("README.md"));
    write(&project.join("Cargo.toml"), "mine");
    run(&mut merge(folder.path()));
    assert!(project.join("README.md").is_file());
    assert_eq!(read_text(&project.join("Cargo.toml")), "mine");
}

#[test]
fn where_nothing_is_it_makes_the_whole() {
    let folder = scratch();
    let printed = run(&mut merge(folder.path()));
    assert_says(&printed, "Created project (");
    assert!(folder.path().join("project/.git").is_dir());
}
