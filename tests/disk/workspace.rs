//! What becomes of the manifest of a Cargo workspace around a new project. `workspace_builds.rs` asks cargo.

use create_pyo3::create::workspace::{List, with_entry};

use crate::support::{
    assert_says, create_folder, create_pyo3_in, git, read_text, run, run_to_failure, scratch,
    warnings, write,
};

fn with_member(text: &str, member: &str) -> Result<Option<String>, String> {
    with_entry(text, List::Members, member)
}

/// Comments, line ends and the layout of the list are the user's.
#[test]
fn a_member_is_added_and_the_rest_stays() {
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
        let written = with_member(&manifest(members), "second");
        assert_eq!(written, Ok(Some(manifest(with_the_new_one))));
    }
    let written = with_member("[workspace]\n", "deep/sec[o]nd").expect("it is a workspace");
    assert_says(
        &written.expect("it is new"),
        "members = [\"deep/sec[[]o[]]nd\"]",
    );
}

#[test]
fn a_workspace_that_names_it_already_stays_as_it_is() {
    for (lists, member) in [
        ("members = [\"fir*\", \"se*\"]", "second"),
        ("members = [\"first\", \"./second\"]", "second"),
        ("members = [\"deep/*/\"]", "deep/second"),
        (
            "members = [\"first\"]\nexclude = [\"apart\"]",
            "apart/second",
        ),
        ("exclude = [\"./apart/second\"]", "apart/second"),
    ] {
        let manifest = format!("[workspace]\nresolver = \"3\"\n{lists}\n");
        assert_eq!(with_member(&manifest, member), Ok(None), "{lists}");
    }
    let package = "[package]\nname = \"around\"\n";
    assert_eq!(with_member(package, "second"), Ok(None));
}

#[test]
fn a_manifest_that_is_wrong_is_an_error() {
    for manifest in ["no = [toml", "[workspace]\nmembers = \"first\"\n"] {
        let written = with_member(manifest, "second");
        assert!(written.is_err(), "{manifest}: {written:?}");
    }
}

#[test]
fn the_nearest_workspace_above_takes_it() {
    let folder = scratch();
    let manifest = folder.path().join("Cargo.toml");
    write(&manifest, "[workspace]\nmembers = [\"first\"]\n");
    create_folder(&folder.path().join("first"));
    run(&mut create_pyo3_in(
        folder.path(),
        &["deep/down/second", "--quiet"],
    ));
    let members = "members = [\"first\", \"deep/down/second\"]";
    assert_says(&read_text(&manifest), members);
}

#[test]
fn one_beside_the_project_does_not() {
    let manifest = "[workspace]\nmembers = []\n";
    let folder = scratch();
    let inside = folder.path().join("inside");
    write(&inside.join("Cargo.toml"), manifest);
    git(&inside, &["init", "--quiet"]);
    run(&mut create_pyo3_in(&inside, &["../beside", "--quiet"]));
    assert_eq!(read_text(&inside.join("Cargo.toml")), manifest);
    assert!(folder.path().join("beside/.git").is_dir());
    run_to_failure(&mut create_pyo3_in(&inside, &["missing/../beside-2"]));
}

#[test]
fn one_that_cannot_be_read_is_left_alone() {
    let folder = scratch();
    let manifest = folder.path().join("Cargo.toml");
    write(&manifest, "no = [toml");
    let warned = warnings(&mut create_pyo3_in(folder.path(), &["second", "--quiet"]));
    assert_says(&warned, &manifest.display().to_string());
    assert_eq!(read_text(&manifest), "no = [toml");
}

/// Cargo would refuse every command in a workspace with two.
#[test]
fn one_with_another_pyo3_excludes_it() {
    let folder = scratch();
    let manifest = folder.path().join("Cargo.toml");
    write(&manifest, "[workspace]\nmembers = [\"first\"]\n");
    write(
        &folder.path().join("first/Cargo.toml"),
        "[dependencies]\npyo3 = \"0.29.1\"\n",
    );
    let warned = warnings(&mut create_pyo3_in(folder.path(), &["second", "--quiet"]));
    assert_says(&warned, "`first` needs PyO3 0.29");
    assert_says(&read_text(&manifest), "exclude = [\"second\"]");
}
