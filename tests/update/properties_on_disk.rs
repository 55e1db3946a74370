//! The same random edits and changes on disk, where links can be made.

use create_pyo3::system::folder::Entry;
use create_pyo3::update::carry_out;
use create_pyo3::update::worktree;

use crate::support::random::Random;
use crate::support::sandbox::{Found, Sandbox, journals};
use crate::support::scenario::Scenario;
use crate::support::{is_long, link};

/// How a project is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kept {
    Committed,
    /// A file that would change has been edited since.
    Edited,
    /// Some of the template's files are ignored, and so not committed.
    Ignored,
    /// There is no repository.
    Plain,
}

const KEPT: [Kept; 4] = [Kept::Committed, Kept::Edited, Kept::Ignored, Kept::Plain];

#[test]
fn no_line_is_lost() {
    let count = if is_long() { 2_000 } else { 40 };
    for seed in 0..count {
        let scenario = Scenario::new(&mut Random::new(seed));
        let kept = KEPT[seed as usize % KEPT.len()];
        try_on_disk(scenario, kept, &format!("seed {seed}, {kept:?}"));
    }
}

fn try_on_disk(mut scenario: Scenario, kept: Kept, what: &str) {
    let sandbox = Sandbox::empty();
    let elsewhere = Sandbox::empty();
    elsewhere.write("kept", "not ours");
    for (path, entry) in &scenario.ours.0 {
        if let Entry::File(contents) = entry {
            sandbox.write(path, contents);
        } else {
            sandbox.write(path, "");
            sandbox.delete(path);
            link(&elsewhere.project, &sandbox.project.join(path));
        }
    }
    if kept == Kept::Ignored {
        sandbox.write(".gitignore", "README.md\ndata.bin\nsrc/\n");
    }
    if kept != Kept::Plain {
        sandbox.git(&["init", "--quiet"]);
        sandbox.git(&["config", "apply.whitespace", "error"]);
        sandbox.commit();
    }
    let changes = scenario.merge(&scenario.ours).changes;
    let edited = changes.iter().find(|it| it.before.is_some());
    if let (Kept::Edited, Some(edited)) = (kept, edited) {
        let mut contents = edited.before.clone().unwrap_or_default();
        contents.extend_from_slice(b"\nuncommitted\n");
        sandbox.write(&edited.path, &contents);
        scenario
            .ours
            .0
            .insert(edited.path.clone(), Entry::File(contents));
    }
    let folder = worktree::at(&sandbox.project).expect("it is there");
    let before = sandbox.snapshot();
    let merge = scenario.merge(&folder);
    assert_eq!(
        merge,
        scenario.merge(&scenario.ours),
        "{what}: disk and memory differ"
    );
    let is_uncommitted = |path: &str| match kept {
        Kept::Edited => edited.is_some_and(|it| it.path == path),
        Kept::Ignored => ["README.md", "data.bin"].contains(&path) || path.starts_with("src/"),
        Kept::Committed | Kept::Plain => false,
    };
    let mut present = merge.changes.iter().filter(|it| it.before.is_some());
    // What is as the template rendered it is nobody's work.
    let is_refused =
        present.any(|it| is_uncommitted(&it.path) && !merge.untouched.contains(&it.path));
    let result = carry_out(&merge, folder, &journals());
    assert_eq!(result.is_err(), is_refused, "{what}: {result:?}");
    let mut after = scenario.ours.after(&merge);
    scenario.check(&merge, &after, what);
    if is_refused {
        assert_eq!(before, sandbox.snapshot(), "{what}: it was refused");
        return;
    }
    if let Ok(Some(backup)) = result {
        for change in &merge.changes {
            if let Some(before) = &change.before {
                after.0.insert(
                    format!("{backup}/{}", change.path),
                    Entry::File(before.clone()),
                );
            }
        }
    }
    for (path, found) in sandbox.snapshot() {
        match (found, after.0.remove(&path)) {
            (Found::Folder(_), None) => {}
            (Found::Link(_), Some(Entry::Other)) => {}
            (Found::File(text, _), Some(Entry::File(contents))) => {
                assert_eq!(text, contents.escape_ascii().to_string(), "{what}: {path}");
            }
            (Found::File(..), None) if path.ends_with(".gitignore") => {}
            (found, wanted) => panic!("{what}: {path} is {found:?}, not {wanted:?}"),
        }
    }
    assert_eq!(after.0.len(), 0, "{what}: missing {after:?}");
    assert_eq!(elsewhere.read("kept"), "not ours");
    assert_eq!(elsewhere.snapshot().len(), 1, "{what}: a link was followed");
}
