//! Generated functions called with random objects: only documented exceptions, no panic, no crash,
//! no memory without bounds.

use create_pyo3::answers::Value;

use crate::support::{Case, Environment, Interpreter, Project, is_long, repository, run};

#[test]
fn everything_survives_random_objects() {
    assert_survives(&Case::of_all_topics("robust"));
}

/// Some of PyO3 is other code with abi3.
#[test]
fn everything_survives_random_objects_with_abi3() {
    assert_survives(&Case::of_all_topics("robust-abi3").with("abi3", Value::Switch(true)));
}

fn assert_survives(case: &Case) {
    let project = Project::render(case);
    let interpreter = Interpreter::of_the_tools();
    let wheel = project.build_wheel(&interpreter);
    let environment = Environment::new(&project, &interpreter);
    environment.install(&wheel, &["hypothesis", "numpy", "typing-extensions"]);
    run(environment
        .python()
        .arg(repository().join("tests/support/call_everything.py"))
        .arg(case.module_name())
        .arg(if is_long() { "10000" } else { "50" })
        .current_dir(&project.folder));
}
