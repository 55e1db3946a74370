//! The workflows of generated projects and of this repository: no finding of the strictest audit, and
//! valid by GitHub's schemas.

use std::fs;
use std::path::{Path, PathBuf};

use create_pyo3::answers::Value;
use create_pyo3::questions::{Kind, question};

use crate::support::{Case, Door, read_text, repository, run, scratch, tool};

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
    let own = repository().join(".github");
    for (schema, file) in [
        ("dependabot", "dependabot.yml"),
        ("github-actions", "actions/smoke/action.yml"),
        ("github-issue-config", "ISSUE_TEMPLATE/config.yml"),
        ("github-issue-forms", "ISSUE_TEMPLATE/bug.yml"),
        ("github-issue-forms", "ISSUE_TEMPLATE/idea.yml"),
    ] {
        run(tool("check-jsonschema")
            .args(["--builtin-schema", &format!("vendor.{schema}")])
            .arg(own.join(file)));
    }
}

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
        let text = fs::read_to_string(&file).expect("a workflow");
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
