//! The release of a generated project. The index that it publishes to is on this machine.

use super::act::Act;
use super::index::Index;
use super::pushed;
use crate::support::sandbox::Sandbox;
use crate::support::{Interpreter, is_long, isolated, names_in, run, scratch, tool};

const JOBS: [&str; 5] = ["github", "publish", "sdist", "version", "wheels"];

/// A project for this Python and later. The wheels are for the versions of Python that this machine has, and the Python
/// of the sdist, 3.15, may be missing here.
fn project(name: &str, python: &str) -> Sandbox {
    let project = pushed(name, python);
    let workflow = ".github/workflows/release.yml";
    project.edit(
        workflow,
        "uv venv --python 3.15",
        &format!("uv venv --python {python}"),
    );
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

/// For one Python, or for each on this machine if the run is long. What was published can be installed.
#[test]
fn is_published() {
    let python = Interpreter::of_the_tools().version;
    let all = Interpreter::all().into_iter().map(|it| it.version);
    let pythons: Vec<String> = match is_long() {
        true => all.collect(),
        false => vec![python.clone()],
    };
    let index = Index::start();
    let project = project("release", &pythons[0]);
    let ended = release(&project, "release", "v0.1.0", &pythons.join(" "), &index).run();
    ended.assert_passed(
        &JOBS,
        &["Start Alpine Linux, where musllinux wheels are tested"],
    );

    let published = names_in(index.folder());
    assert_eq!(published.len(), pythons.len() + 1, "{published:?}");
    let folder = scratch();
    run(tool("uv")
        .args(["venv", "--quiet", "--python", &python])
        .arg(folder.path()));
    run(tool("uv")
        .args(["pip", "install", "--quiet", "--index-url", &index.simple()])
        .args(["--only-binary", ":all:", "pushed-release==0.1.0"])
        .env("VIRTUAL_ENV", folder.path()));
    let import = "import pushed_release as it; print(it.get_fibonacci(50))";
    let mut python = isolated(std::process::Command::new(folder.path().join("bin/python")));
    assert_eq!(run(python.args(["-c", import])).trim(), "12586269025");

    let calls = ended.calls();
    let [call] = &calls[..] else {
        panic!("{calls:?}")
    };
    let files: Vec<String> = published
        .iter()
        .map(|name| format!("dist/{name}"))
        .collect();
    let expected = format!(
        "gh release create v0.1.0 --verify-tag --title v0.1.0 --notes-file notes.md {}",
        files.join(" ")
    );
    assert_eq!(*call, expected);
}

/// Each of these stops at this step, and nothing is published.
#[test]
fn stops_at_a_fault() {
    let python = Interpreter::of_the_tools().version;
    let index = Index::start();
    let stops = |tag: &str, fault: &dyn Fn(&Sandbox), job: &str, step: &str| {
        let project = project("release-fault", &python);
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
