//! The workflows of generated projects and of this repository: no finding of the strictest audit, and
//! valid by GitHub's schemas.

use std::fs;
use std::path::{Path, PathBuf};

use create_pyo3::answers::Value;
use create_pyo3::questions::{Kind, question};

use crate::support::{Case, Door, repository, run, scratch, tool};

#[test]
fn pass_the_audit_and_fit_the_schemas() {
    let folder = scratch();
    let mut configurations = vec![repository().join(".github")];
    for case in variants() {
        let project = Door::CreatePyo3.render(&case, folder.path());
        configurations.push(project.join(".github"));
    }
    run(tool("zizmor")
        .args([
            "--offline",
            "--no-config",
            "--quiet",
            "--persona",
            "auditor",
        ])
        .args(&configurations));
    let workflows: Vec<PathBuf> = configurations
        .iter()
        .flat_map(|folder| files(&folder.join("workflows")))
        .collect();
    run(tool("check-jsonschema")
        .args(["--builtin-schema", "vendor.github-workflows"])
        .args(&workflows));
    let dependabot: Vec<PathBuf> = configurations
        .iter()
        .map(|folder| folder.join("dependabot.yml"))
        .filter(|file| file.is_file())
        .collect();
    assert_eq!(
        dependabot.len() + 1,
        configurations.len(),
        "each project has one"
    );
    run(tool("check-jsonschema")
        .args(["--builtin-schema", "vendor.dependabot"])
        .args(&dependabot));
}

#[test]
fn pin_every_action_by_its_commit() {
    let folder = scratch();
    let project = Door::CreatePyo3.render(&Case::new("my-project"), folder.path());
    let workflows = files(&project.join(".github/workflows"));
    for file in workflows
        .into_iter()
        .chain(files(&repository().join(".github/workflows")))
    {
        let text = fs::read_to_string(&file).expect("a workflow");
        for line in text.lines().filter(|line| line.contains("uses:")) {
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

/// Each oldest Python, with and without abi3.
fn variants() -> Vec<Case> {
    let Kind::Choice { options } = question("python").kind else {
        panic!("the oldest Python is a choice");
    };
    let names = options
        .iter()
        .flat_map(|oldest| [(oldest, false), (oldest, true)])
        .enumerate();
    names
        .map(|(index, (oldest, abi3))| {
            Case::new(&format!("variant-{index}"))
                .with_text("python", oldest)
                .with("abi3", Value::Switch(abi3))
        })
        .collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| entry.expect("an entry").path())
        .collect()
}
