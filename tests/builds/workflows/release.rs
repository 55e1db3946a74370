//! The release of a generated project. The index that it publishes to is on this machine.

use std::process::Command;

use create_pyo3::answers::Value;

use super::act::{Act, path};
use super::index::Index;
use super::pushed;
use crate::support::sandbox::Sandbox;
use crate::support::{Case, Interpreter, is_long, isolated, names_in, run, scratch, tool};

const JOBS: [&str; 5] = ["github", "publish", "sdist", "version", "wheels"];

const WORKFLOW: &str = ".github/workflows/release.yml";

/// A project for this Python and later. Python 3.15, which the sdist is tested with, may be missing here.
fn project(name: &str, python: &str, abi3: bool) -> Sandbox {
    let case = Case::new(&format!("pushed-{name}")).with_text("python", python);
    let project = pushed(&case.with("abi3", Value::Switch(abi3)));
    let venv = |version| format!("uv venv --python {version}");
    project.edit(WORKFLOW, &venv("3.15"), &venv(python));
    project.commit();
    project
}

fn release(project: &Sandbox, name: &str, tag: &str, pythons: &str, index: &Index) -> Act {
    let target = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    Act::new(
        project,
        name,
        "release.yml",
        "push",
        &format!("refs/tags/{tag}"),
    )
    .with_matrix("target", &target)
    .with_env("PYTHONS", pythons)
    .with_env("STAND_IN_INDEX", index.url())
    .with_program("gh", "cat notes.md")
}

/// For one Python, or for each on this machine if the run is long.
#[test]
fn is_published() {
    let python = Interpreter::of_the_tools().version;
    if !is_long() {
        let project = project("release", &python, false);
        return assert_published(&project, "pushed-release", &[python]);
    }
    let all = Interpreter::all().into_iter().map(|it| it.version);
    let all: Vec<String> = all.collect();
    assert_published(&project("release", &all[0], false), "pushed-release", &all);

    let project = project("release-abi3", &all[0], true);
    let text = project.read(WORKFLOW);
    // abi3t needs Python 3.15.
    let (before, rest) = text
        .split_once("      # One wheel for Python 3.15 and later")
        .expect("it has a step for abi3t");
    let (_, after) = rest.split_once("      # Ahead of").expect("an upload");
    let text = format!("{before}      # Ahead of{after}");
    let interpreter = format!("--interpreter {}\n", all[0]);
    project.write(WORKFLOW, text.replace("--interpreter 3.14\n", &interpreter));
    project.commit();
    assert_published(&project, "pushed-release-abi3", &all);
}

/// What was published can be installed for each Python.
fn assert_published(project: &Sandbox, name: &str, pythons: &[String]) {
    let index = Index::start();
    let ended = release(project, name, "v0.1.0", &pythons.join(" "), &index).run();
    let alpine = "Start Alpine Linux, where musllinux wheels are tested";
    ended.assert_passed(&JOBS, &[alpine]);
    for python in pythons {
        let folder = scratch();
        run(tool("uv")
            .args(["venv", "--quiet", "--python", python])
            .arg(folder.path())
            .env("PATH", path(folder.path())));
        run(tool("uv")
            .args(["pip", "install", "--quiet", "--index-url", &index.simple()])
            .args(["--only-binary", ":all:", &format!("{name}==0.1.0")])
            .env("VIRTUAL_ENV", folder.path()));
        let module = name.replace('-', "_");
        let import = format!("import {module} as it; print(it.get_fibonacci(50))");
        let mut python = isolated(Command::new(folder.path().join("bin/python")));
        assert_eq!(run(python.args(["-c", &import])).trim(), "12586269025");
    }
    let published = names_in(index.folder()).into_iter();
    let files: Vec<String> = published.map(|name| format!("dist/{name}")).collect();
    let options = "--verify-tag --title v0.1.0 --notes-file notes.md";
    let call = format!("gh release create v0.1.0 {options} {}", files.join(" "));
    assert_eq!(ended.calls(), [call]);
}

/// Each of these stops at this step, and nothing is published.
#[test]
fn stops_at_a_fault() {
    let python = Interpreter::of_the_tools().version;
    let index = Index::start();
    let stops = |tag: &str, fault: &dyn Fn(&Sandbox), job: &str, step: &str| {
        let project = project("release-fault", &python, false);
        fault(&project);
        project.commit();
        let ended = release(&project, "release-fault", tag, &python, &index).run();
        ended.assert_stopped(job, step);
        let jobs = ended.jobs();
        let ran_on = jobs.contains(&"publish") || jobs.contains(&"github");
        assert!(!ran_on, "{}", ended.text);
        assert_eq!(
            names_in(index.folder()),
            Vec::<String>::new(),
            "{}",
            ended.text
        );
    };
    let version = "The tag is the version in pyproject.toml";
    stops("v0.2.0", &|_| {}, "version", version);
    let stale = |project: &Sandbox| {
        project.edit(
            "Cargo.toml",
            "[dependencies]",
            "[dependencies]\nitoa = \"1\"",
        );
    };
    stops("v0.1.0", &stale, "version", version);
    stops(
        "v0.1.0",
        &|project| project.delete("Cargo.lock"),
        "version",
        version,
    );
    // In the job of the wheels only.
    let failing = |project: &Sandbox| {
        let test = "import os\n\n\ndef test_wheel() -> None:\n    assert os.environ[\"GITHUB_JOB\"] != \"wheels\"\n";
        project.write("tests/test_wheel.py", test);
    };
    stops("v0.1.0", &failing, "wheels", "Test each wheel");
}
