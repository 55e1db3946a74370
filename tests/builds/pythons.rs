//! Projects on every version of Python that is on this machine.

use create_pyo3::answers::Value;

use crate::support::{
    Case, Environment, Interpreter, Project, assert_says, read_text, repository, run,
};

#[test]
fn one_abi3_wheel_works_on_each() {
    let case = Case::new("on-each")
        .with_text("python", "3.10")
        .with("abi3", Value::Switch(true));
    let project = Project::render(&case);
    let wheel = project.build_wheel(&Interpreter::of_the_tools());
    let name = wheel.file_name().expect("a wheel has a name");
    let name = name.to_string_lossy();
    assert!(
        name.contains("-cp310-abi3-"),
        "{name} is not for Python 3.10 and later"
    );
    for interpreter in Interpreter::all() {
        let environment = Environment::new(&project, &interpreter);
        environment.install(&wheel, &["pytest"]);
        environment.assert_tests_pass(&project);
        assert_refuses_subinterpreters(&environment, &case.module_name());
    }
}

/// The wheels that the release workflow builds beside it. What is told of these Pythons stands for those that this machine
/// does not have: it is enough to compile for them.
#[test]
fn other_wheels_serve_pythons_without_the_gil() {
    let project =
        Project::render(&Case::of_all_topics("without-gil").with("abi3", Value::Switch(true)));
    for (python, flags, tags) in [
        ("3.15", "", "-cp315-abi3.abi3t-"),
        ("3.15", "Py_GIL_DISABLED", "-cp315-abi3.abi3t-"),
        ("3.14", "Py_GIL_DISABLED", "-cp314-cp314t-"),
    ] {
        let name = project.build_wheel_for(python, flags, &["--features", "abi3t"]);
        assert!(
            name.contains(tags),
            "{name}, for {python} {flags}, is not {tags}"
        );
    }
    // Without the feature, an edit on a new Python gives the module that the older ones load, too.
    let name = project.build_wheel_for("3.15", "", &[]);
    assert!(name.contains("-cp311-abi3-"), "{name}");
}

#[test]
fn a_wheel_for_each_works_on_it() {
    let case = Case::new("for-each").with_text("python", "3.10");
    let project = Project::render(&case);
    for interpreter in Interpreter::all() {
        let wheel = project.build_wheel(&interpreter);
        let environment = Environment::new(&project, &interpreter);
        environment.install(&wheel, &["pytest"]);
        environment.assert_tests_pass(&project);
        assert_refuses_subinterpreters(&environment, &case.module_name());
    }
}

fn assert_refuses_subinterpreters(environment: &Environment, module: &str) {
    run(environment
        .python()
        .arg(repository().join("tests/support/in_subinterpreters.py"))
        .arg(module));
}

/// The answer is the same in everything that names a version.
#[test]
fn the_oldest_is_the_same_everywhere() {
    let case = Case::new("oldest")
        .with_text("python", "3.12")
        .with("abi3", Value::Switch(true));
    let project = Project::render(&case);
    for (file, expected) in [
        ("pyproject.toml", "requires-python = \">=3.12\""),
        ("pyproject.toml", "python_version = \"3.12\""),
        ("Cargo.toml", "abi3-py312"),
        ("README.md", "Python 3.12 or later"),
        (
            ".github/workflows/ci.yml",
            "python: [\"3.12\", \"3.15\", \"3.15t\"]",
        ),
        (".copier-answers.yml", "python: \"3.12\""),
    ] {
        let text = read_text(&project.folder.join(file));
        assert_says(&text, expected);
        assert!(!text.contains("3.10"), "{file} still says 3.10");
    }
}
