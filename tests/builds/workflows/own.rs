//! The workflows of this repository.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use create_pyo3::system::programs;
use regex_lite::Regex;

use super::act::{Act, Ended};
use crate::support::sandbox::Sandbox;
use crate::support::{
    Interpreter, alone, assert_says, create_folder, git, is_long, isolated, kept, names_in, python,
    repository, run, scratch, tool, write,
};

/// The repository as it stands on disk, committed.
pub fn pushed() -> Sandbox {
    let sandbox = Sandbox::empty();
    let listing = ["ls-files", "--cached", "--others", "--exclude-standard"];
    for path in git(repository(), &listing).lines() {
        let (from, to) = (repository().join(path), sandbox.project.join(path));
        if from.is_file() {
            create_folder(to.parent().expect("it is in a folder"));
            fs::copy(&from, &to).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
    }
    for name in names_in(&sandbox.project.join(".github/workflows")) {
        let path = format!(".github/workflows/{name}");
        let text = sandbox.read(&path);
        // This repository at this commit, for which act has no name.
        let this = Regex::new(r"uses: \$/(\S+)").expect("a pattern");
        sandbox.write(
            &path,
            &*this.replace_all(&text, "uses: this/repository/$1@commit"),
        );
    }
    sandbox.commit();
    sandbox.git(&["remote", "add", "origin", env!("CARGO_PKG_REPOSITORY")]);
    sandbox
}

pub fn act(sandbox: &Sandbox, name: &str, workflow: &str, event: &str, reference: &str) -> Act {
    Act::new(sandbox, name, workflow, event, reference)
        .with_action("this/repository@commit", &sandbox.project)
}

/// With programs that only record how they are called: what they do takes hours, and other tests do it.
#[test]
fn ci_calls_what_it_should() {
    let sandbox = pushed();
    let start = |job: &str| {
        let run = act(&sandbox, "own-ci", "ci.yml", "push", "refs/heads/main").with_job(job);
        let others = ["cargo-deny", "cargo-nextest", "curl", "mdbook", "rustup"];
        others.iter().fold(run, |run, it| run.with_program(it, ""))
    };
    let cargo = env!("CARGO");
    if is_long() {
        // From a fresh clone of one commit, with the quick tests instead of all. Those of the workflows would see the name
        // that this repository has here.
        let quick = "if [ \"$1\" = test ]; then set -- test --test quick -- --skip repository::workflows; fi";
        let program = format!("{quick}\nexec '{cargo}' \"$@\"");
        let run = start("test").with_program("cargo", &program);
        run.run().assert_passed(&["test"], &[]);
    }
    let program = format!(
        "case \"$1 $2\" in\n  pkgid*) exec '{cargo}' \"$@\" ;;\n  'fuzz list') echo one; echo two ;;\nesac"
    );
    let calls = |job: &str| {
        let run = start(job).with_program("cargo", &program);
        let ended = run.with_matrix("partition", "2").run();
        ended.assert_passed(&[job], &[]);
        ended.calls()
    };
    let lints = "cargo clippy --all-targets -- -D warnings";
    assert_eq!(calls("test"), ["cargo fmt --check", lints, "cargo test"]);
    let fuzz = |target| {
        format!(
            "cargo fuzz run --fuzz-dir generator/fuzz --sanitizer none {target} -- -max_total_time=60"
        )
    };
    assert_eq!(calls("fuzz")[2..], [fuzz("one"), fuzz("two")]);
    assert_eq!(
        calls("long"),
        ["cargo nextest run --no-fail-fast --partition hash:2/4"]
    );
    let oldest = calls("oldest");
    assert_eq!(
        oldest,
        [
            "rustup toolchain install --profile minimal 1.85",
            "cargo +1.85 test --manifest-path examples/all/Cargo.toml"
        ]
    );
    assert_eq!(calls("dependencies"), ["cargo deny --locked check"]);
    let docs = calls("docs");
    assert_says(&docs[1], "cargo install --locked mdbook@0.");
    assert_eq!(docs[2], "mdbook build generator/book");
    assert!(docs.len() > 10, "{docs:#?}");
    for call in &docs[3..] {
        assert_says(
            call,
            "curl --fail --silent --show-error --location --retry 3 --output /dev/null https://",
        );
        assert!(!call.contains(env!("CARGO_PKG_REPOSITORY")), "{call}");
    }
}

/// A failure is reported in an issue. The branch is not pushed, and the releases are those of a day.
#[test]
fn the_newest_versions_work_or_an_issue_says_so() {
    let sandbox = pushed();
    let releases = scratch();
    let pyo3 = r#"{"versions": [{"num": "0.30.1", "created_at": "2026-10-10T", "yanked": false}]}"#;
    let maturin = r#"{"releases": {"1.16": [{"upload_time": "2026-10-10T", "yanked": false}]}}"#;
    let all = r#"{"3.15": {"status": "bugfix", "first_release": "2026-10-01"}}"#;
    for (name, answer) in [("pyo3", pyo3), ("maturin", maturin), ("python", all)] {
        write(&releases.path().join(format!("{name}.json")), answer);
    }
    let newest = |name: &str| {
        let (event, branch) = ("workflow_dispatch", "refs/heads/main");
        act(&sandbox, name, "newest.yml", event, branch)
            .with_program("rustup", "")
            .with_program(
                "python3",
                // uv, too, finds this Python.
                &format!(
                    "if [ \"$1\" = .github/freshness.py ]; then set -- \"$@\" '{}' 2026-11-27; fi\nexec '{}' \"$@\"",
                    releases.path().display(),
                    python().display()
                ),
            )
            .with_program(
                "git",
                &format!(
                    "if [ \"$1\" != push ]; then exec '{}' \"$@\"; fi",
                    programs::find("git").expect("git is on PATH").display()
                ),
            )
    };
    let ended = newest("own-newest").run();
    ended.assert_passed(&["newest", "publish"], &[]);
    let calls = |ended: &Ended, program: &str| -> Vec<String> {
        let calls = ended.calls().into_iter();
        calls.filter(|call| call.starts_with(program)).collect()
    };
    let rustup = [
        "rustup toolchain install --profile minimal beta",
        "rustup default beta",
    ];
    assert_eq!(calls(&ended, "rustup"), rustup);
    let compare = |result| format!("python3 .github/freshness.py {result} published");
    assert_eq!(calls(&ended, "python3 .github"), [compare("success")]);
    let push = "git push --quiet --force https://x-access-token:token-of-the-tests@github.com/create-pyo3/create-pyo3.git HEAD:refs/heads/freshness";
    assert_eq!(calls(&ended, "git push"), [push]);

    let failing = newest("own-newest-fails").with_program("rustup", "exit 1");
    let ended = failing.with_program("gh", "").run();
    ended.assert_stopped(
        "newest",
        "rustup toolchain install --profile minimal beta\nrustup default beta\n",
    );
    assert_eq!(ended.jobs(), ["newest", "publish", "report"]);
    assert_eq!(calls(&ended, "python3 .github"), [compare("failure")]);
    let create = "gh issue create --title The newest versions break the template --body A project with the newest versions fails, see https://github.com/create-pyo3/create-pyo3/actions/runs/1";
    assert_eq!(calls(&ended, "gh issue create"), [create]);
}

/// Through each door, and one project without examples: built if the run is long, for each Python of this machine.
#[test]
fn the_smoke_test_uses_each_door() {
    let sandbox = pushed();
    let smoke = |python: &str| {
        let run = act(&sandbox, "own-smoke", "ci.yml", "push", "refs/heads/main");
        let run = run.with_job("smoke").with_matrix("os", "ubuntu-latest");
        run.with_matrix("python", python)
    };
    for python in Interpreter::all().iter().filter(|_| is_long()) {
        let generate = format!("exec '{}' \"$@\"", cargo_generate().display());
        let run = smoke(&python.version).with_program("cargo-generate", &generate);
        let run = run.with_env("CARGO_TARGET_DIR", kept("build-workflows").display());
        run.run().assert_passed(&["smoke"], &[]);
    }
    let render = "mkdir -p from-create-pyo3 from-cargo-generate from-copier starter";
    let uv = tool("uv").get_program().to_owned();
    let find = format!(
        "if [ \"$1\" = python ]; then exec '{}' \"$@\"; fi",
        uv.display()
    );
    let recorded = smoke("3.10")
        .with_program("cargo", render)
        .with_program("cargo-generate", "");
    let recorded = recorded
        .with_program("uvx", render)
        .with_program("uv", &find);
    let ended = recorded.run();
    ended.assert_passed(&["smoke"], &[]);
    let calls = ended.calls();
    let test = "uv run --no-default-groups --group test pytest";
    let [renders, tests] = ["cargo", test].map(|it| {
        let is_meant =
            |call: &&String| call.starts_with(it) || it == "cargo" && call.starts_with("uvx");
        calls.iter().filter(is_meant).collect::<Vec<_>>()
    });
    assert_eq!(tests.len(), 4, "{calls:#?}");
    for (render, end) in renders.iter().zip([
        "-- from-create-pyo3 --author= --yes --vcs none --python 3.10",
        "--name from-cargo-generate -d python=3.10",
        " from-copier",
        "-- starter --author= --yes --vcs none --python 3.10 --examples none",
    ]) {
        assert!(render.ends_with(end), "{render}");
    }
}

/// Builds the cargo-generate of the tests, as a program.
fn cargo_generate() -> PathBuf {
    let root = kept("cargo-generate");
    let install = [
        "install",
        "--quiet",
        "--locked",
        "--features",
        "vendored-openssl",
    ];
    alone("cargo-generate", || {
        run(isolated(Command::new(env!("CARGO")))
            .args(install)
            .args(["cargo-generate@0.23.14", "--root"])
            .arg(&root))
    });
    root.join("bin/cargo-generate")
}
