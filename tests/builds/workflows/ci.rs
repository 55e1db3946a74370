//! The tests of a generated project, as its ci.yml runs them.

use super::act::Act;
use super::pushed;
use crate::support::sandbox::Sandbox;
use crate::support::{Case, Interpreter};

fn case(name: &str, python: &str) -> Case {
    Case::new(&format!("pushed-{name}")).with_text("python", python)
}

/// The jobs of a project for this Python and later, on this system.
fn ci(project: &Sandbox, name: &str, python: &str) -> Act {
    Act::new(project, name, "ci.yml", "push", "refs/heads/main")
        .with_matrix("os", "ubuntu-latest")
        .with_matrix("python", python)
}

#[test]
fn passes() {
    let python = Interpreter::of_the_tools().version;
    let project = pushed(&case("ci", &python));
    let ended = ci(&project, "ci", &python).run();
    ended.assert_passed(&["lint", "test"], &[]);
}

/// A command that fails, an expression without a value, a file that is missing.
#[test]
fn stops_at_a_fault() {
    let python = Interpreter::of_the_tools().version;
    let stops = |fault: &dyn Fn(&Sandbox), job: &str, step: &str| {
        let project = pushed(&case("ci-fault", &python));
        fault(&project);
        project.commit();
        let run = ci(&project, "ci-fault", &python).with_job(job);
        run.run().assert_stopped(job, step);
    };
    let edit = |from: &'static str, to: &'static str| {
        move |project: &Sandbox| project.edit(".github/workflows/ci.yml", from, to)
    };
    let step = "cargo fmt --chekc";
    stops(&edit("cargo fmt --check", step), "lint", step);
    let version = "python-version: ${{ matrix.python }}";
    let step = "astral-sh/setup-uv";
    stops(
        &edit(version, "python-version: ${{ matrix.pyton }}"),
        "test",
        step,
    );
    let step = "uv run --no-default-groups --group test pytest";
    stops(&|project| project.delete("README.md"), "test", step);
}
