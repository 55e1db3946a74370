//! Ten projects of the oldest release, each edited in its own way, are updated by our command and by copier.
//!
//! `cargo test --test thorough -- update::fleet --nocapture` prints the table that the book has.

use std::collections::BTreeSet;

use create_pyo3::template::releases;

use super::copier::{copier, tagged};
use crate::support::sandbox::{Sandbox, case};
use crate::support::{is_stale, repository, run, scratch, tree};

/// What somebody did to a project. Each line of theirs has this word.
struct Edit {
    what: &'static str,
    make: fn(&Sandbox),
}

const MINE: &str = "Mine";

const FLEET: [Edit; 10] = [
    Edit {
        what: "nothing",
        make: |_| {},
    },
    Edit {
        what: "a README of its own",
        make: |it| it.write("README.md", "# Mine\n\nMine, all of it.\n"),
    },
    Edit {
        what: "a function in a new file",
        make: |it| {
            it.write("src/mine.rs", "// Mine.\n");
            it.edit(
                "src/lib.rs",
                "mod functions;",
                "mod functions;\nmod mine; // Mine.",
            );
        },
    },
    Edit {
        what: "another version",
        make: |it| {
            it.edit(
                "Cargo.toml",
                "version = \"0.1.0\"",
                "version = \"1.2.0\" # Mine",
            )
        },
    },
    Edit {
        what: "one more dependency in Rust",
        make: |it| {
            it.edit(
                "Cargo.toml",
                "[dependencies]\n",
                "[dependencies]\nmemchr = \"2\" # Mine\n",
            )
        },
    },
    Edit {
        what: "one more step in CI",
        make: |it| {
            let ci = it.read(".github/workflows/ci.yml");
            it.write(
                ".github/workflows/ci.yml",
                format!("{ci}      - run: echo Mine\n"),
            );
        },
    },
    Edit {
        what: "a section in the changelog",
        make: |it| {
            it.edit(
                "CHANGELOG.md",
                "- The first version.",
                "- The first version. Mine.",
            )
        },
    },
    Edit {
        what: "the topic json deleted by hand",
        make: |it| {
            it.delete("src/json.rs");
            it.delete("tests/test_json.py");
        },
    },
    Edit {
        what: "a file moved",
        make: |it| {
            let text = it.read("tests/test_types.py");
            it.delete("tests/test_types.py");
            it.write("tests/unit/test_types.py", format!("{text}# Mine.\n"));
        },
    },
    Edit {
        what: "a comment in a struct",
        make: |it| it.edit("src/structs.rs", "#[pymethods]", "// Mine.\n#[pymethods]"),
    },
];

/// What a tool made of a project.
struct Outcome {
    changed: usize,
    conflicts: usize,
    is_kept: bool,
}

impl Outcome {
    /// Updates a project with this edit and looks at what has become of it.
    fn of(edit: &Edit, update: impl Fn(&Sandbox)) -> Self {
        let oldest = releases::versions()[0];
        let project = Sandbox::made_by(oldest, &case());
        (edit.make)(&project);
        project.commit();
        let (before, deleted) = (lines_of_mine(&project), deleted(&project));
        update(&project);
        // Where the two could not be merged, copier leaves two sides in git, and ours a second file.
        let status = project.git(&["status", "--porcelain", "--untracked-files=all"]);
        let is_conflict = |path: &str| {
            let is_marked = |text: String| text.lines().any(|line| line.starts_with("<<<<<<< "));
            path.ends_with(".new-from-template")
                || project.exists(path) && is_marked(project.read(path))
        };
        let paths: Vec<&str> = status.lines().filter_map(|line| line.get(3..)).collect();
        Self {
            changed: paths.len(),
            conflicts: paths.iter().filter(|path| is_conflict(path)).count(),
            is_kept: before.is_subset(&lines_of_mine(&project))
                && deleted.iter().all(|path| !project.exists(path)),
        }
    }

    /// How many files could not be merged, and whether the edit is still there.
    fn cells(&self) -> String {
        let kept = if self.is_kept { "yes" } else { "no" };
        format!("{} | {kept}", self.conflicts)
    }
}

/// The lines with the word, wherever they are.
fn lines_of_mine(project: &Sandbox) -> BTreeSet<String> {
    let files = tree(&project.project).into_values();
    let texts = files.map(|contents| String::from_utf8_lossy(&contents).into_owned());
    let lines: Vec<String> = texts
        .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    lines
        .into_iter()
        .filter(|line| line.contains(MINE))
        .collect()
}

/// The paths that the last commit took away from the one before.
fn deleted(project: &Sandbox) -> Vec<String> {
    let listed = project.git(&["diff", "--name-only", "--diff-filter=D", "HEAD~", "HEAD"]);
    listed.lines().map(str::to_owned).collect()
}

#[test]
fn ten_projects_are_updated_and_no_edit_is_lost() {
    let folder = scratch();
    let clone = tagged(folder.path());
    let mut table =
        "| edit | create-pyo3: conflicts | edit kept | copier: conflicts | edit kept |\n\
        | --- | ---: | --- | ---: | --- |\n"
            .to_owned();
    for edit in &FLEET {
        let ours = Outcome::of(edit, |project| {
            project.call(&["update"]);
        });
        let copiers = Outcome::of(edit, |project| {
            run(copier(&clone)
                .args(["update", "--defaults", "--quiet"])
                .current_dir(&project.project));
        });
        assert!(ours.is_kept, "{}", edit.what);
        let row = format!("| {} | {} | {} |", edit.what, ours.cells(), copiers.cells());
        println!("{row} changed files: {}, {}", ours.changed, copiers.changed);
        table += &(row + "\n");
    }
    let page = repository().join("generator/book/src/snippets/fleet.md");
    assert!(
        !is_stale(&page, table.as_bytes()),
        "the table in the book is stale; run `cargo run --example renew`"
    );
}
