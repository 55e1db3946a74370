//! The workflows of generated projects and of this repository. `linters.rs` audits them.

use std::path::{Path, PathBuf};

use create_pyo3::answers::Value;
use create_pyo3::questions::{Kind, question};

use crate::support::workflow::{read_inputs, read_jobs};
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

/// One that it does not have is ignored. What takes the place of an action in our tests has the inputs that are in use,
/// under the action's own names.
#[test]
fn give_each_action_inputs_that_it_has() {
    let folder = scratch();
    let abi3 = Case::new("with-abi3").with("abi3", Value::Switch(true));
    let mut all = files(&repository().join(".github/workflows"));
    all.push(repository().join(".github/actions/smoke/action.yml"));
    for case in [Case::new("my-project"), abi3] {
        let project = Door::CreatePyo3.render(&case, folder.path());
        all.extend(files(&project.join(".github/workflows")));
    }
    // Not run by a test.
    all.retain(|file| !file.ends_with("pages.yml"));
    for file in all {
        for step in read_jobs(&file).into_iter().flat_map(|job| job.steps) {
            let Some(action) = step.uses else { continue };
            let action = match action.strip_prefix("$/") {
                Some(path) => repository().join(path),
                None => {
                    let (_, name) = action.split_once('/').expect("it has an owner");
                    repository()
                        .join("tests/builds/workflows/actions")
                        .join(name)
                }
            };
            let known = read_inputs(&action.join("action.yml"));
            for input in step.inputs {
                assert!(
                    known.contains(&input),
                    "{}: {} has no input {input}",
                    file.display(),
                    action.display()
                );
            }
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let names = names_in(folder).into_iter();
    names.map(|name| folder.join(name)).collect()
}
