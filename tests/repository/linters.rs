//! Linters of others find no fault with the workflows and the scripts.

use create_pyo3::answers::Value;
use create_pyo3::questions::{Kind, question};

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::support::workflow::read_jobs;
use crate::support::{
    Case, Door, kept, names_in, read_text, repository, run, scratch, tool, write,
};

#[test]
fn workflows_pass_the_strictest_audit_and_fit_the_schemas() {
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
    let workflows = configurations.iter().flat_map(|it| workflows(it));
    run(tool("check-jsonschema")
        .args(["--builtin-schema", "vendor.github-workflows"])
        .args(workflows));
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
    run(tool("check-jsonschema")
        .args(["--builtin-schema", "vendor.github-actions"])
        .args(stand_ins()));
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

/// The advisories are on GitHub, where our CI checks them, too.
#[test]
fn the_dependencies_have_licenses_that_we_allow() {
    run(tool("cargo-deny")
        .args(["--locked", "check", "bans", "licenses", "sources"])
        .current_dir(repository()));
}

#[test]
fn each_dependency_of_the_command_says_what_it_is_for() {
    let manifest = read_text(&repository().join("Cargo.toml"));
    for table in [
        "[dependencies]",
        "[target.'cfg(unix)'.dependencies]",
        "[build-dependencies]",
    ] {
        let (_, rest) = manifest.split_once(&format!("\n{table}\n")).expect(table);
        let (listed, _) = rest.split_once("\n\n").expect("the table ends");
        let lines: Vec<&str> = listed.lines().collect();
        for pair in lines.chunks(2) {
            let [comment, dependency] = pair else {
                panic!("{table}: {pair:?}");
            };
            let is_said = comment.starts_with("# ") && dependency.contains(" = ");
            assert!(is_said, "{table}: nothing says what this is for: {pair:?}");
        }
    }
}

#[test]
fn scripts_in_python_are_typed_and_clean() {
    for name in ["freshness.py", "release.py"] {
        let script = repository().join(".github").join(name);
        let lint = ["check", "--quiet", "--isolated", "--target-version=py310"];
        run(tool("ruff").args(lint).arg(&script));
        let layout = ["format", "--quiet", "--check", "--line-length=120"];
        run(tool("ruff").args(layout).arg("--isolated").arg(&script));
        run(tool("mypy")
            .args(["--strict", "--cache-dir"])
            .arg(kept("mypy"))
            .arg(&script));
    }
}

/// The lines of each step, and the scripts that they call.
#[test]
fn shell_passes_shellcheck() {
    let folder = scratch();
    let own = repository().join(".github");
    let mut scripts = vec![repository().join(".ci/run"), own.join("report.sh")];
    for script in ["newest.sh", "render.sh"] {
        scripts.push(own.join("actions/smoke").join(script));
    }
    let systems = repository().join("tests/systems");
    scripts.extend(names_in(&systems).iter().map(|name| systems.join(name)));
    let mut configurations = workflows(&own);
    configurations.push(own.join("actions/smoke/action.yml"));
    for case in variants() {
        let project = Door::CreatePyo3.render(&case, folder.path());
        configurations.extend(workflows(&project.join(".github")));
    }
    configurations.extend(stand_ins());
    let mut seen = BTreeSet::new();
    for file in configurations {
        for step in read_jobs(&file).into_iter().flat_map(|job| job.steps) {
            let Some(lines) = step.run else { continue };
            // An expression would be shell that nobody has checked.
            assert!(!lines.contains("${{"), "{}: {lines}", file.display());
            let script = folder.path().join(format!("step-{}", seen.len()));
            if seen.insert(lines.clone()) {
                write(
                    &script,
                    format!("#!/usr/bin/env bash\nset -eo pipefail\n{lines}"),
                );
                scripts.push(script);
            }
        }
    }
    run(tool("shellcheck")
        .args(["--norc", "--external-sources"])
        .args(scripts)
        .current_dir(repository()));
}

/// What takes the place of the actions of others in our tests.
fn stand_ins() -> Vec<PathBuf> {
    let folder = repository().join("tests/builds/workflows/actions");
    let names = names_in(&folder).into_iter();
    names
        .map(|name| folder.join(name).join("action.yml"))
        .collect()
}

fn workflows(configuration: &Path) -> Vec<PathBuf> {
    let folder = configuration.join("workflows");
    let names = names_in(&folder).into_iter();
    names.map(|name| folder.join(name)).collect()
}
