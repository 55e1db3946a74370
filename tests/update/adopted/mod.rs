//! Adopted packages: `update`, `status` and `adopt --abort` own what `adopt` wrote, and nothing else.

mod fixtures;
mod ports;
mod said;

use crate::support::assert_says;

use fixtures::{ADOPT, PYPROJECT, adopted, package};

#[test]
fn an_adoption_is_undone_with_and_without_a_repository() {
    for is_committed in [true, false] {
        let sandbox = package();
        if is_committed {
            sandbox.commit();
        }
        let before = sandbox.snapshot();
        sandbox.succeed(ADOPT);
        assert_ne!(before, sandbox.snapshot());
        sandbox.succeed(&["adopt", "--abort"]);
        assert_eq!(before, sandbox.snapshot(), "committed: {is_committed}");
    }
}

/// With git, or by deleting what was added.
#[test]
fn what_the_owner_has_undone_is_no_obstacle() {
    let sandbox = package();
    sandbox.commit();
    let before = sandbox.snapshot();
    sandbox.succeed(ADOPT);
    sandbox.write("rust/src/lib.rs", "// mine\n");
    sandbox.refuse(&["adopt", "--abort"], "rust/src/lib.rs");
    sandbox.delete("rust/src/lib.rs");
    sandbox.git(&["restore", "pyproject.toml"]);
    sandbox.succeed(&["adopt", "--abort"]);
    assert_eq!(before, sandbox.snapshot());
}

#[test]
fn a_package_without_static_metadata_needs_a_build() {
    let sandbox = package();
    sandbox.edit(
        "pyproject.toml",
        "version = \"1.2.3\"",
        "dynamic = [\"version\"]",
    );
    sandbox.commit();
    sandbox.refuse(ADOPT, "version is not written there");
}

#[test]
fn a_dry_run_changes_nothing() {
    let sandbox = package();
    let before = sandbox.snapshot();
    for (option, part) in [
        ("--dry-run", "add      rust/src/lib.rs"),
        ("--diff", "+build-backend = \"maturin\""),
    ] {
        let said = sandbox.succeed(&["adopt", "--no-verify", option]).stdout;
        assert_says(&said, part);
    }
    assert_eq!(before, sandbox.snapshot());
}

#[test]
fn settings_keep_their_comments_and_order() {
    let sandbox = adopted();
    let text = sandbox.read("pyproject.toml");
    let wanted = PYPROJECT
        .replace("flit_core>=3.12", "maturin>=1.16,<2")
        .replace("flit_core.buildapi", "maturin");
    assert!(text.starts_with(&wanted), "{text}");
    for line in [
        "module-name = \"acme._core\"",
        "python-source = \"src\"",
        "cache-keys = [",
    ] {
        assert_says(&text, line);
    }
}

/// setuptools-rust compiles them in cargo's own profile.
#[test]
fn editable_installs_are_optimised() {
    for backend in ["flit_core.buildapi", "setuptools.build_meta"] {
        let sandbox = package();
        sandbox.edit("pyproject.toml", "flit_core.buildapi", backend);
        sandbox.commit();
        sandbox.succeed(ADOPT);
        let manifest: toml_edit::DocumentMut =
            sandbox.read("rust/Cargo.toml").parse().expect("it is TOML");
        let profiles = &manifest["profile"];
        let profile = match backend {
            "flit_core.buildapi" => "editable",
            _ => "dev",
        };
        assert_eq!(profiles[profile]["opt-level"].as_integer(), Some(1));
        let dependencies = &profiles["dev"]["package"]["*"];
        assert_eq!(dependencies["opt-level"].as_integer(), Some(0));
    }
}

/// Python would import ours, and never theirs.
#[test]
fn a_module_of_the_same_name_is_in_the_way() {
    for path in ["src/acme/_core.py", "src/acme/_core/__init__.py"] {
        let sandbox = package();
        sandbox.write(path, "");
        sandbox.commit();
        sandbox.refuse(ADOPT, "is in the way");
        sandbox.succeed(&[ADOPT, &["--module", "acme._rust"]].concat());
    }
}

#[test]
fn files_keep_their_line_ends() {
    let sandbox = package();
    for path in ["pyproject.toml", ".gitignore"] {
        let text = sandbox.read(path).replace('\n', "\r\n");
        sandbox.write(path, text);
    }
    sandbox.commit();
    sandbox.succeed(ADOPT);
    for path in ["pyproject.toml", ".gitignore"] {
        let text = sandbox.read(path);
        assert_eq!(
            text.matches('\n').count(),
            text.matches("\r\n").count(),
            "{text:?}"
        );
    }
}

#[test]
fn status_and_update_leave_the_owners_files_alone() {
    let sandbox = adopted();
    sandbox.write("rust/src/lib.rs", "// mine\n");
    sandbox.commit();
    let said = sandbox.succeed(&["status"]).stdout;
    assert_says(&said, "leaves alone:\n  rust/src/lib.rs\n");
    let before = sandbox.snapshot();
    sandbox.succeed(&["update"]);
    assert_eq!(before, sandbox.snapshot());
    sandbox.refuse(&["add", "json"], "has no topics");
    sandbox.refuse(&["update", "--set", "license=MIT"], "no answers to set");
    sandbox.refuse(&["update", "--abort"], "create-pyo3 adopt --abort");
    sandbox.refuse(ADOPT, "is adopted already");
    sandbox.refuse(&["adopt", "--abort"], "rust/src/lib.rs");
}

#[test]
fn update_renews_a_file_that_nobody_touched() {
    let sandbox = adopted();
    // As an older version wrote it.
    let record = sandbox.read(".create-pyo3.toml");
    let old = "# old\n";
    let line = record
        .lines()
        .find(|line| line.starts_with("\"rust/Cargo.toml\""))
        .expect("it is listed");
    let hash = create_pyo3::adopt::record::hash(old.as_bytes());
    sandbox.write(
        ".create-pyo3.toml",
        record.replace(line, &format!("\"rust/Cargo.toml\" = \"{hash}\"")),
    );
    let new = sandbox.read("rust/Cargo.toml");
    sandbox.write("rust/Cargo.toml", old);
    sandbox.commit();
    assert_eq!(sandbox.call(&["status"]).code, Some(1));
    sandbox.succeed(&["update"]);
    assert_eq!(sandbox.read("rust/Cargo.toml"), new);
    assert_eq!(sandbox.succeed(&["status"]).code, Some(0));
}

#[test]
fn a_record_of_others_leads_nowhere() {
    let sandbox = adopted();
    sandbox.write("README.md", "mine\n");
    let record = sandbox.read(".create-pyo3.toml");
    let hash = create_pyo3::adopt::record::hash(b"mine\n");
    for (from, to) in [
        (
            "[added]\n",
            format!("[added]\n\"README.md\" = \"{hash}\"\n"),
        ),
        ("rust = \"rust\"", "rust = \"../rust\"".to_owned()),
    ] {
        sandbox.write(".create-pyo3.toml", record.replace(from, &to));
        sandbox.commit();
        for command in [&["adopt", "--abort"][..], &["update"]] {
            sandbox.refuse(command, ".create-pyo3.toml: ");
        }
    }
}
