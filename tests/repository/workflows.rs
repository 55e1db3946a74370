//! The workflows of generated projects and of this repository. `linters.rs` audits them.

use std::path::{Path, PathBuf};

use create_pyo3::questions::{Kind, question};

use crate::support::{Case, Door, names_in, read_text, repository, scratch};

/// A version that users can choose is a version that is tried.
#[test]
fn try_every_python() {
    let text = read_text(&repository().join(".github/workflows/ci.yml"));
    let Kind::Choice { options } = question("python").kind else {
        panic!("the oldest Python is a choice");
    };
    let newest = options.last().expect("there are some");
    let free_threaded = format!("{newest}t");
    let versions = options.iter().copied().chain([free_threaded.as_str()]);
    let list: Vec<String> = versions.map(|version| format!("{version:?}")).collect();
    let line = format!("python: [{}]\n", list.join(", "));
    assert!(text.contains(&line), "ci.yml does not say {line}");
}

#[test]
fn pin_every_action_by_its_commit() {
    let folder = scratch();
    let project = Door::CreatePyo3.render(&Case::new("my-project"), folder.path());
    let workflows = files(&project.join(".github/workflows"));
    let own = [".github/workflows", ".github/actions/smoke"]
        .into_iter()
        .flat_map(|folder| files(&repository().join(folder)));
    for file in workflows.into_iter().chain(own) {
        let text = read_text(&file);
        // What begins with $/ is of the same commit.
        let actions = text
            .lines()
            .filter(|line| line.contains("uses:") && !line.contains("uses: $/"));
        for line in actions {
            let (_, pin) = line
                .split_once('@')
                .unwrap_or_else(|| panic!("{line} has no version"));
            let (commit, version) = pin
                .split_once(" # v")
                .unwrap_or_else(|| panic!("{line} names no version"));
            let is_commit = commit.len() == 40 && commit.chars().all(|c| c.is_ascii_hexdigit());
            assert!(
                is_commit && !version.is_empty(),
                "{}: {line}",
                file.display()
            );
        }
        assert!(
            !text.contains("secrets."),
            "{} uses a secret",
            file.display()
        );
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let names = names_in(folder).into_iter();
    names.map(|name| folder.join(name)).collect()
}
