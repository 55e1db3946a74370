//! The address of the code in a project's metadata: as it is given, or from git's remote, and never a guess.

use std::path::Path;

use create_pyo3::system::git::page_of;

use crate::support::{create_pyo3_in, git, read_text, run, scratch};

#[test]
fn a_remote_is_a_page_where_that_is_known() {
    for (remote, page) in [
        (
            "git@github.com:ada/it.git",
            Some("https://github.com/ada/it"),
        ),
        ("github.com:ada/it", Some("https://github.com/ada/it")),
        (
            "ssh://git@gitlab.com/group/sub/it.git",
            Some("https://gitlab.com/group/sub/it"),
        ),
        (
            "https://github.com/ada/it.git",
            Some("https://github.com/ada/it"),
        ),
        (
            "https://codeberg.org/ada/it/",
            Some("https://codeberg.org/ada/it"),
        ),
        (
            "https://ada:secret@example.org/it",
            Some("https://example.org/it"),
        ),
        (
            "http://localhost:3000/ada/it.git",
            Some("http://localhost:3000/ada/it"),
        ),
        ("git@example.org:ada/it.git", None),
        ("ssh://git@github.com:22/ada/it.git", None),
        ("work:ada/it.git", None),
        ("file:///srv/it.git", None),
        ("/srv/it.git", None),
        ("../it", None),
        ("", None),
    ] {
        assert_eq!(page_of(remote).as_deref(), page, "{remote}");
    }
}

/// Creates a project in a clone that has this remote, and returns its pyproject.toml.
fn pyproject_in_a_clone(folder: &Path, remote: &str, arguments: &[&str]) -> String {
    git(folder, &["init", "--quiet"]);
    git(folder, &["remote", "add", "origin", remote]);
    let arguments = [&[".", "--name=cloned"], arguments].concat();
    run(&mut create_pyo3_in(folder, &arguments));
    read_text(&folder.join("pyproject.toml"))
}

#[test]
fn a_project_in_a_clone_says_where_its_code_is() {
    let folder = scratch();
    let text = pyproject_in_a_clone(folder.path(), "git@github.com:ada/it.git", &[]);
    let urls = "\n[project.urls]\n\
        Source = \"https://github.com/ada/it\"\n\
        Changelog = \"https://github.com/ada/it/blob/HEAD/CHANGELOG.md\"\n\
        Issues = \"https://github.com/ada/it/issues\"\n\n";
    assert!(text.contains(urls), "{text}");
    let answers = read_text(&folder.path().join(".copier-answers.yml"));
    assert!(
        answers.contains("\nrepository: \"https://github.com/ada/it\"\n"),
        "{answers}"
    );
}

/// Only GitHub is known to have those other pages.
#[test]
fn elsewhere_there_is_one_address() {
    let folder = scratch();
    let text = pyproject_in_a_clone(folder.path(), "https://ada:secret@example.org/it.git", &[]);
    assert!(
        text.contains("\n[project.urls]\nSource = \"https://example.org/it\"\n\n"),
        "{text}"
    );
    assert!(!text.contains("secret"), "{text}");
}

#[test]
fn what_is_given_goes_before_the_remote() {
    let remote = "git@github.com:ada/it.git";
    let folder = scratch();
    let given = ["--repository=https://example.org/other"];
    let text = pyproject_in_a_clone(folder.path(), remote, &given);
    assert!(
        text.contains("Source = \"https://example.org/other\"\n"),
        "{text}"
    );
    let folder = scratch();
    let text = pyproject_in_a_clone(folder.path(), remote, &["--repository="]);
    assert!(!text.contains("urls"), "{text}");
}

/// The repository around a project may be somebody else's, and a path is no web page.
#[test]
fn nothing_is_made_up() {
    let folder = scratch();
    let text = pyproject_in_a_clone(folder.path(), "/srv/it.git", &[]);
    assert!(!text.contains("urls"), "{text}");
    let folder = scratch();
    git(folder.path(), &["init", "--quiet"]);
    git(
        folder.path(),
        &["remote", "add", "origin", "git@github.com:ada/it.git"],
    );
    run(&mut create_pyo3_in(folder.path(), &["inner"]));
    let text = read_text(&folder.path().join("inner/pyproject.toml"));
    assert!(!text.contains("urls"), "{text}");
}
