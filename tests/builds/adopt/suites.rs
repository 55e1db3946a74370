//! `--run-tests`: the package's own tests, before and after.

use super::adopt;
use super::shapes::shape;
use crate::support::{alone, run, run_to_failure};

/// A test that needs what no setting names.
const NEEDY: &str = "import idna\n\nimport acme\n\n\ndef test_names():\n    assert idna and acme\n";

#[test]
fn the_tests_run_before_and_after() {
    alone("adopt", || {
        let sandbox = shape("setuptools").sandbox();
        sandbox.write("tests/test_acme.py", NEEDY);
        sandbox.write(
            "tests/test_broken.py",
            "def test_broken():\n    assert False\n",
        );
        sandbox.commit();
        let before = sandbox.snapshot();
        let said = run_to_failure(&mut adopt(&sandbox, &["--yes", "--run-tests"]));
        for part in ["cannot be run: no test passes", "idna", "--with"] {
            assert!(said.contains(part), "no {part:?} in {said}");
        }
        assert_eq!(before, sandbox.snapshot());

        let said = run(&mut adopt(
            &sandbox,
            &["--yes", "--run-tests", "--with", "idna", "--dry-run"],
        ));
        let wanted = "Tested: 1 of its tests passed before, 3 pass with the new ones, and 1 fail as before. \
                      They use the compiled module, acme/_core.";
        assert!(said.contains(wanted), "{said}");
        assert_eq!(before, sandbox.snapshot(), "the tests left something");
    });
}

#[test]
fn a_test_that_then_fails_is_named_and_nothing_is_written() {
    alone("adopt", || {
        let sandbox = shape("flit").sandbox();
        let test = "\n\ndef test_purity():\n    from pathlib import Path\n\n    \
                    package = Path(acme.__file__).parent\n    assert not list(package.glob(\"_core*\"))\n";
        let text = sandbox.read("tests/test_acme.py");
        sandbox.write("tests/test_acme.py", text + test);
        sandbox.commit();
        let before = sandbox.snapshot();
        let said = run_to_failure(&mut adopt(&sandbox, &["--yes", "--run-tests"]));
        for part in [
            "fail with the Rust module",
            "  tests/test_acme.py::test_purity\n",
            "nothing was changed",
        ] {
            assert!(said.contains(part), "no {part:?} in {said}");
        }
        assert_eq!(before, sandbox.snapshot());
    });
}

/// Tests that import another copy of the package do without the module.
#[test]
fn tests_without_the_module_are_told_apart() {
    alone("adopt", || {
        let sandbox = shape("flit").sandbox();
        sandbox.write("copy/acme/__init__.py", "__version__ = \"1.2.3\"\n");
        sandbox.write(
            "pytest.ini",
            "[pytest]\npythonpath = copy\ntestpaths = tests/test_acme.py\n",
        );
        sandbox.commit();
        let said = run(&mut adopt(&sandbox, &["--yes", "--run-tests", "--dry-run"]));
        let wanted = "They do not find the compiled module: No module named 'acme._core'";
        assert!(said.contains(wanted), "{said}");
    });
}
