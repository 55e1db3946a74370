//! Projects as users get them: built by the real maturin, installed, imported, tested and checked.

use std::path::{Path, PathBuf};
use std::process::Command;

use create_pyo3::answers::Value;
use create_pyo3::questions::TOPICS;

use crate::support::{
    Case, Door, Environment, Interpreter, Project, assert_same, assert_says, ensure, example_wheel,
    is_long, isolated, kept, pairwise, python, repository, run, scratch, subsets, sync, tool, tree,
};

/// One project, as it is the same from each. It has the name that the original calls use.
#[test]
fn all_topics_work_from_each_front_door() {
    let case = Case::of_all_topics("rust");
    let [ours, others @ ..] = Door::ALL.map(|door| {
        let folder = scratch();
        tree(&door.render(&case, folder.path()))
    });
    for other in others {
        assert_same(&ours, &other, "another front door");
    }
    assert_works(&case);
    let project = kept("projects/rust");
    let environment = Environment::of(&project, &Interpreter::of_the_tools());
    run(environment
        .python()
        .arg(repository().join("tests/original_calls.py")));
    assert_other_type_checkers_agree(&project, &environment);
}

/// The annotations are not for one checker only.
fn assert_other_type_checkers_agree(project: &Path, environment: &Environment) {
    let checked = ["benches", "python", "tests"];
    run(tool("pyright")
        .arg("--pythonpath")
        .arg(environment.python().get_program())
        .args(checked)
        .current_dir(project));
    run(tool("ty")
        .args(["check", "--quiet", "--python"])
        .arg(environment.python().get_program())
        .args(checked)
        .current_dir(project));
}

#[test]
fn no_topics_leave_a_starter() {
    assert_works(&Case::new("no-topics").with_topics(Vec::new()));
}

/// Each call that is measured can be made; how long it takes is no matter here.
#[test]
fn the_benchmarks_run() {
    let project = Project::at(&kept("benched"));
    let environment = Environment::new(&project, &Interpreter::of_the_tools());
    environment.install(example_wheel(), &["pytest", "pytest-benchmark"]);
    let summary = run(environment
        .python()
        .args([
            "-m",
            "pytest",
            "--quiet",
            "--benchmark-disable",
            "-p",
            "no:cacheprovider",
        ])
        .arg(repository().join("examples/all/benches")));
    assert_says(&summary, " passed in ");
}

#[test]
fn each_topic_works_alone() {
    for topic in TOPICS {
        let case = Case::new(&format!("only-{}", topic.name)).with_topics(vec![topic.name]);
        assert_works(&case);
    }
}

#[test]
fn each_topic_can_be_left_out() {
    let step = if is_long() { 1 } else { 3 };
    for left_out in TOPICS.iter().step_by(step) {
        let rest = TOPICS
            .iter()
            .filter(|topic| topic.name != left_out.name)
            .map(|topic| topic.name);
        let case = Case::new(&format!("without-{}", left_out.name)).with_topics(rest.collect());
        assert_works(&case);
    }
}

#[test]
fn abi3_works() {
    let case = Case::of_all_topics("with-abi3").with("abi3", Value::Switch(true));
    let wheel = assert_works(&case);
    let name = wheel
        .file_name()
        .expect("a wheel has a name")
        .to_string_lossy()
        .into_owned();
    assert!(
        name.contains("-cp311-abi3-"),
        "{name} is not for Python 3.11 and later"
    );
}

#[test]
fn the_longest_name_works() {
    assert_works(&Case::new(&"n".repeat(64)).with_topics(vec!["structs", "exceptions"]));
}

#[test]
fn the_examples_build_where_they_stand() {
    // First, as both examples are of one name, which cargo would otherwise build twice at a time.
    example_wheel();
    Project::at(&repository().join("examples/minimal")).build_wheel(&Interpreter::of_the_tools());
}

#[test]
fn every_subset_is_clean() {
    let (_, others) = by_abi3();
    let cases: Vec<Case> = subsets().into_iter().chain(others).collect();
    let all = format!("member-{:02}", subsets().len() - 1);
    assert_clean("workspace", cases, &["member-00", &all]);
}

#[test]
fn abi3_is_clean() {
    let (with_abi3, _) = by_abi3();
    // The interpreter of the tests may be older than what a case asks for.
    let cases = with_abi3
        .into_iter()
        .map(|case| case.with_text("python", "3.10"));
    assert_clean("workspace-abi3", cases.collect(), &["member-00"]);
}

/// The pairwise cases, those with abi3 apart: in one workspace, cargo would give it to all of them.
fn by_abi3() -> (Vec<Case>, Vec<Case>) {
    let has_abi3 = |case: &Case| {
        case.answers
            .iter()
            .any(|(question, value)| question.name == "abi3" && *value == Value::Switch(true))
    };
    pairwise().into_iter().partition(has_abi3)
}

/// Puts the projects into one workspace, where cargo builds what they depend on once, and runs every
/// check on all of them; the tests only in those that are named.
fn assert_clean(workspace: &str, cases: Vec<Case>, tested: &[&str]) {
    let workspace = kept(workspace);
    let mut members = Vec::new();
    for (index, case) in cases.into_iter().enumerate() {
        let case = case.with_text("project_name", &format!("member-{index:02}"));
        let folder = scratch();
        let project = Door::CreatePyo3.render(&case, folder.path());
        sync(
            &tree(&project),
            &workspace.join(case.project_name()),
            |_| false,
        );
        members.push(format!("{:?}", case.project_name()));
    }
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n",
        members.join(", ")
    );
    ensure(&workspace.join("Cargo.toml"), manifest.as_bytes());

    run(cargo(&workspace).args(["fmt", "--all", "--check"]));
    run(cargo(&workspace).args([
        "clippy",
        "--quiet",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]));
    let packages = tested.iter().flat_map(|name| ["--package", name]);
    run(cargo(&workspace).args(["test", "--quiet"]).args(packages));
    run(tool("ruff")
        .args(["check", "--quiet"])
        .current_dir(&workspace));
    run(tool("ruff")
        .args(["format", "--quiet", "--check"])
        .current_dir(&workspace));
}

/// Renders, builds, installs into a new environment, and runs everything the project offers.
fn assert_works(case: &Case) -> PathBuf {
    assert_project_works(case, &Project::render(case))
}

pub fn assert_project_works(case: &Case, project: &Project) -> PathBuf {
    let wheel = project.build_wheel(&Interpreter::of_the_tools());
    let environment = Environment::new(project, &Interpreter::of_the_tools());
    // A benchmark uses numpy, and mypy reads the benchmarks.
    environment.install(&wheel, &["mypy", "numpy", "pytest"]);
    let module = case.module_name();

    let outside = scratch();
    let place = run(environment
        .python()
        .args(["-c", &format!("import {module}; print({module}.__file__)")])
        .current_dir(outside.path()));
    assert!(
        place.contains("site-packages"),
        "{module} was imported from {place}"
    );
    run(environment
        .python()
        .args(["-m", "mypy.stubtest", &module])
        .current_dir(outside.path()));
    environment.assert_tests_pass(project);
    run(environment
        .python()
        .args(["-m", "mypy"])
        .current_dir(&project.folder));
    wheel
}

pub fn cargo(folder: &Path) -> Command {
    let mut command = isolated(Command::new(env!("CARGO")));
    command
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", kept("build-cargo"))
        .env("PYO3_PYTHON", python());
    command
}
