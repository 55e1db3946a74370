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
    for part in ["wheels.yml", "test.yml", "poetry lock", "builds in seconds"] {
        assert!(!said.contains(part), "{part:?} in {said}");
    }
    assert_eq!(before, sandbox.read(".github/workflows/release.yml"));
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
