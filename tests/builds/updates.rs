//! A project with code of its user's works after topics have gone and come.

use crate::support::sandbox::{NOW, Sandbox};
use crate::support::{Case, Environment, Interpreter, Project, kept, sync, tree};

const OWN_RUST: &str = "use pyo3::prelude::*;

/// Return the answer.
#[pyfunction]
pub fn own() -> i64 {
    42
}
";

const OWN_TEST: &str = "from grown._core import own


def test_own() -> None:
    assert own() == 42
";

#[test]
fn after_topics_are_removed_and_added() {
    let sandbox = Sandbox::made_by(NOW, &Case::new("grown"));
    sandbox.write("src/own.rs", OWN_RUST);
    sandbox.write("tests/test_own.py", OWN_TEST);
    let index = "/// The compiled half of the package.";
    sandbox.edit("src/lib.rs", index, &format!("mod own;\n\n{index}"));
    let export = "    #[pymodule_export]\n    use super::functions::";
    let own = "    #[pymodule_export]\n    use super::own::own;\n";
    sandbox.edit("src/lib.rs", export, &format!("{own}{export}"));
    sandbox.commit();

    sandbox.succeed(&["remove", "json", "logging", "--quiet"]);
    assert!(!sandbox.exists("src/json.rs"));
    assert_works(&sandbox);
    sandbox.commit();

    sandbox.succeed(&["add", "json", "--quiet"]);
    assert!(sandbox.exists("src/json.rs"));
    assert_works(&sandbox);
}

fn assert_works(sandbox: &Sandbox) {
    let project = Project::at(&kept("projects").join("grown"));
    sync(&tree(&sandbox.project), &project.folder, |path| {
        path.starts_with(".venv") || path == "Cargo.lock"
    });
    let interpreter = Interpreter::of_the_tools();
    let wheel = project.build_wheel(&interpreter);
    let environment = Environment::new(&project, &interpreter);
    environment.install(&wheel, &["pytest"]);
    environment.assert_tests_pass(&project);
}
