//! What is asked and said.

use super::fixtures::package;
#[test]
fn what_was_not_checked_is_said() {
    let sandbox = package();
    let said = sandbox.succeed(&["adopt", "--no-verify"]).stdout;
    assert!(said.contains("Not checked"), "{said}");
    assert!(said.contains("pip install 'maturin>=1.16,<2'`"), "{said}");
    assert!(said.contains("cargo generate-lockfile"), "{said}");
}

/// A workflow is never changed; what it needs is said, once for each.
#[test]
fn what_is_left_for_the_owner_is_said() {
    let sandbox = package();
    sandbox.write(
        ".github/workflows/release.yml",
        "jobs:\n  # not uv build\n  build:\n    steps:\n      - run: python -m build\n",
    );
    sandbox.write(
        ".github/workflows/wheels.yml",
        "steps:\n  - uses: pypa/cibuildwheel@v3\n  - run: python -m build --sdist\n",
    );
    sandbox.write(".github/workflows/test.yml", "steps:\n  - run: pytest\n");
    sandbox.write(
        ".readthedocs.yaml",
        "build:\n  tools:\n    python: \"3.13\"\n",
    );
    sandbox.write("uv.lock", "");
    sandbox.write("src/acme/__init__.py", "__version__ = \"1.2.3\"\n");
    sandbox.commit();
    let before = sandbox.read(".github/workflows/release.yml");
    let said = sandbox.succeed(&["adopt", "--no-verify"]).stdout;
    for part in [
        "release.yml runs `python -m build`: on Linux that makes a wheel for linux_x86_64",
        "in .readthedocs.yaml, `rust: \"latest\"`",
        "Renew uv.lock: `uv lock`",
        "pyproject.toml and acme.__version__; a test compares them",
        "Undo it: `create-pyo3 adopt --abort`",
    ] {
        assert!(said.contains(part), "no {part:?} in {said}");
    }
    let settings = sandbox.read("pyproject.toml");
    for part in [
        "no-build-isolation-package = [\"acme\"]",
        "dev = [\"maturin>=1.16,<2\"]",
    ] {
        assert!(settings.contains(part), "no {part:?} in {settings}");
    }
    for part in ["wheels.yml", "test.yml", "poetry lock", "builds in seconds"] {
        assert!(!said.contains(part), "{part:?} in {said}");
    }
    assert_eq!(before, sandbox.read(".github/workflows/release.yml"));
}

/// Our test proves that the module is there, so pytest has to find it.
#[test]
fn pytest_finds_the_tests() {
    let settings = "\n[tool.pytest.ini_options]\ntestpaths = [\n    \"src/acme/tests\",\n]\n";
    let sandbox = package();
    let text = sandbox.read("pyproject.toml");
    sandbox.write("pyproject.toml", text + settings);
    sandbox.commit();
    let said = sandbox.succeed(&["adopt", "--no-verify"]).stdout;
    assert!(!said.contains("Let pytest find"), "{said}");
    let text = sandbox.read("pyproject.toml");
    assert!(
        text.contains("    \"src/acme/tests\",\n    \"tests\",\n]"),
        "{text}"
    );

    // A folder that was left out on purpose stays out.
    for (file, text, is_found) in [
        (
            "setup.cfg",
            "[tool:pytest]\ntestpaths =\n  tests/unit\n  other\n",
            false,
        ),
        ("pytest.ini", "[pytest]\ntestpaths = other ./tests/\n", true),
    ] {
        let sandbox = package();
        sandbox.write(file, text);
        sandbox.write("tests/unit/test_acme.py", "");
        sandbox.commit();
        let said = sandbox.succeed(&["adopt", "--no-verify"]).stdout;
        let item =
            format!("which testpaths in {file} leaves out: `pytest tests/test_rust_core.py`");
        assert_eq!(!said.contains(&item), is_found, "{said}");
    }
}

/// On a terminal the build is agreed to first; a no builds nothing.
#[cfg(unix)]
#[test]
fn a_build_is_agreed_to_first() {
    use crate::support::{on_terminal, state};

    for (keys, code, wanted) in [
        ("n\\r", 1, "declined"),
        // Without cargo it gets as far as that.
        ("\\r", 1, "cargo is not on PATH"),
        ("\\x03", 130, "nothing was changed"),
    ] {
        let sandbox = package();
        sandbox.commit();
        let before = sandbox.snapshot();
        let home = state().parent().expect("a folder").to_owned();
        let output = on_terminal(&sandbox.project, 250, keys, &["adopt"])
            .env("XDG_STATE_HOME", home)
            .env("PATH", "")
            .output()
            .expect("Python starts");
        let shown = String::from_utf8_lossy(&output.stdout);
        assert!(shown.contains("runs its own build code"), "{shown}");
        assert!(shown.contains(wanted), "{keys}: {shown}");
        assert_eq!(output.status.code(), Some(code), "{keys}: {shown}");
        assert_eq!(before, sandbox.snapshot(), "{keys}");
    }
}
