//! What goes wrong with `copier update`, and what our update does instead. `copier.rs` holds that it does go wrong.

use std::borrow::Cow;
use std::path::PathBuf;

use create_pyo3::system::folder::Folder;
use create_pyo3::template::ANSWERS_FILE;
use create_pyo3::update::carry_out;
use create_pyo3::update::merge::{Merge, Tree, merge};
use create_pyo3::update::worktree;

use crate::support::fixtures::{FIXTURES, Files, Fixture};
use crate::support::sandbox::{Sandbox, journals};
use crate::support::{assert_says, names_in, remove_file, state, write};

fn tree(files: Files, version: &str) -> Tree {
    let answers = format!("_commit: {version}\n");
    let files = files.iter().map(|(path, text)| (*path, (*text).to_owned()));
    files
        .chain([(ANSWERS_FILE, answers)])
        .map(|(path, text)| (path.to_owned(), Cow::Owned(text.into_bytes())))
        .collect()
}

/// The project, edited and committed, and what an update makes of it.
fn prepare(fixture: &Fixture) -> (Sandbox, Folder, Merge) {
    let (base, theirs) = (tree(fixture.base, "v1"), tree(fixture.theirs, "v2"));
    let sandbox = Sandbox::of(&base);
    sandbox.commit();
    (fixture.edit)(&sandbox);
    sandbox.commit();
    let folder = worktree::at(&sandbox.project).expect("it is there");
    let merge = merge(&base, &theirs, &folder).expect("it can be read");
    (sandbox, folder, merge)
}

#[test]
fn ours_loses_nothing() {
    for fixture in FIXTURES {
        let (sandbox, folder, merge) = prepare(fixture);
        let conflicts = merge
            .conflicts
            .iter()
            .map(|it| (it.path.as_str(), it.reason));
        assert_eq!(
            conflicts.collect::<Vec<_>>(),
            fixture.conflicts,
            "{}",
            fixture.name
        );
        let backup = carry_out(&merge, folder, &journals())
            .unwrap_or_else(|error| panic!("{}: {error}", fixture.name));
        assert_eq!(backup, None, "{}: it is committed", fixture.name);
        (fixture.check)(&sandbox);
        assert_says(&sandbox.read(ANSWERS_FILE), "v2");
    }
}

#[test]
fn ours_can_be_taken_back() {
    for fixture in FIXTURES {
        let (sandbox, folder, merge) = prepare(fixture);
        let before = sandbox.snapshot();
        begin(folder, &merge);
        sandbox.succeed(&["update", "--abort"]);
        assert_eq!(before, sandbox.snapshot(), "{}", fixture.name);
    }
}

fn begin(project: Folder, merge: &Merge) {
    let journals = journals();
    let begun = journals.begin(project, &merge.changes, &merge.emptied, Vec::new());
    begun.expect("it can be written");
}

/// The folder of the one journal.
fn journal() -> PathBuf {
    let journals = state().join("updates");
    journals.join(&names_in(&journals)[0])
}

#[test]
fn a_damaged_journal_is_named() {
    let (sandbox, folder, merge) = prepare(&FIXTURES[0]);
    begin(folder, &merge);
    write(&journal().join("journal.toml"), "conflicts = [");
    for action in ["--continue", "--abort"] {
        sandbox.refuse(&["update", action], "journal.toml`, the journal of");
    }
}

/// An update that was killed before it began, or after it ended, leaves a folder without a list.
#[test]
fn a_folder_without_a_list_is_in_nobodys_way() {
    let (sandbox, folder, merge) = prepare(&FIXTURES[0]);
    begin(folder, &merge);
    remove_file(&journal().join("journal.toml"));
    sandbox.refuse(&["update", "--abort"], "there is nothing to abort");
    assert!(names_in(&state().join("updates")).is_empty());
}
