//! `--format json`: what commands print for programs, in one versioned form.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::sandbox::{NOW, Sandbox};
use crate::support::{Case, create_pyo3, read_text, repository, run, scratch, tree};

fn parsed(text: &str) -> Value {
    let value: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(value["schema"], 1, "{value}");
    value
}

#[test]
fn create_says_what_it_wrote() {
    let folder = scratch();
    let create = |arguments: &[&str]| {
        let mut command = create_pyo3();
        command.args(["made", "--format=json", "--examples=none"]);
        parsed(&run(command.args(arguments).current_dir(folder.path())))
    };
    let planned = create(&["--dry-run"]);
    assert_eq!(planned["dry_run"], true);
    assert!(!folder.path().join("made").exists());
    let created = create(&[]);
    assert_eq!(created["command"], "create");
    assert_eq!(created["files"], planned["files"]);
    assert_eq!(created["answers"]["license"], "MIT");
    assert_eq!(created["answers"]["examples"], Value::Array(Vec::new()));
    let files = created["files"].as_array().expect("a list");
    let files: Vec<_> = files.iter().filter_map(Value::as_str).collect();
    let on_disk = tree(&folder.path().join("made"));
    assert_eq!(files, on_disk.keys().collect::<Vec<_>>());
    assert_eq!(created["next"][0], "cd made");
}

#[test]
fn updates_say_what_they_changed() {
    let sandbox = Sandbox::made_by(NOW, &Case::new("my-project"));
    let call = |arguments: &[&str]| {
        let ended = sandbox.succeed(&[arguments, &["--format", "json"]].concat());
        parsed(&ended.stdout)
    };
    let planned = call(&["remove", "json", "--dry-run"]);
    assert_eq!(planned["dry_run"], true);
    let removed = call(&["remove", "json"]);
    assert_eq!(removed["command"], "remove");
    assert_eq!(removed["changes"], planned["changes"]);
    let deleted = serde_json::json!({"path": "src/json.rs", "what": "delete"});
    let changes = removed["changes"].as_array().expect("a list");
    assert!(changes.contains(&deleted), "{removed}");
    sandbox.commit();
    assert_eq!(call(&["add", "json"])["command"], "add");
    sandbox.commit();
    let updated = call(&["update"]);
    assert_eq!(updated["command"], "update");
    assert_eq!(updated["changes"], Value::Array(Vec::new()));
    assert_eq!(updated["conflicts"], Value::Array(Vec::new()));
    call(&["status"]);
}

#[test]
fn adoptions_say_what_they_changed() {
    let sandbox = package();
    let call = |arguments: &[&str]| {
        let ended = sandbox.succeed(&[arguments, &["--format", "json"]].concat());
        parsed(&ended.stdout)
    };
    let planned = call(&["adopt", "--no-verify", "--dry-run"]);
    assert_eq!(planned["dry_run"], true);
    assert!(!sandbox.exists("rust"));
    let adopted = call(&["adopt", "--no-verify"]);
    assert_eq!(adopted["changes"], planned["changes"]);
    let added = serde_json::json!({"path": "rust/src/lib.rs", "what": "add"});
    let changes = adopted["changes"].as_array().expect("a list");
    assert!(changes.contains(&added), "{adopted}");
    for (field, value) in [("module", "acme._core"), ("strategy", "maturin")] {
        assert_eq!(adopted[field], value);
    }
    for field in ["compared", "tested", "backup"] {
        assert_eq!(adopted[field], Value::Null, "{field}");
    }
    assert!(adopted["remaining"][0].is_string(), "{adopted}");

    // One more function, later.
    let port = ["adopt", "--port", "acme.text:split"];
    let planned = call(&[&port[..], &["--dry-run"]].concat());
    assert_eq!(planned["dry_run"], true);
    assert!(!sandbox.exists("tests/test_port_split.py"));
    let ported = call(&port);
    assert_eq!(ported["changes"], planned["changes"]);
    let changed = serde_json::json!({"path": "rust/src/lib.rs", "what": "change"});
    let changes = ported["changes"].as_array().expect("a list");
    assert!(changes.contains(&changed), "{ported}");
    assert!(ported["remaining"][0].is_string(), "{ported}");

    let updated = call(&["update"]);
    assert_eq!(updated["changes"], Value::Array(Vec::new()));
    let undone = call(&["adopt", "--abort"]);
    assert_eq!(undone["action"], "abort");
    assert_eq!(undone["still_adopted"], false);
}

/// Without a repository, a backup keeps what was edited.
#[test]
fn the_backup_is_named() {
    let sandbox = package();
    std::fs::remove_dir_all(sandbox.project.join(".git")).expect("a scratch folder");
    let call = |format: &str| {
        let said = sandbox.succeed(&["adopt", "--no-verify", "--format", format]);
        let copy = ".create-pyo3-backup/files/pyproject.toml";
        assert_eq!(sandbox.read(copy), PYPROJECT);
        sandbox.succeed(&["adopt", "--abort"]);
        said.stdout
    };
    assert_eq!(parsed(&call("json"))["backup"], ".create-pyo3-backup/files");
    let said = call("text");
    assert!(
        said.contains("they are in .create-pyo3-backup/files/"),
        "{said}"
    );
}

const PYPROJECT: &str = "[build-system]
requires = [\"flit_core>=3.12\"]
build-backend = \"flit_core.buildapi\"

[project]
name = \"acme\"
version = \"1.2.3\"
requires-python = \">=3.9\"
";

/// A package without Rust.
fn package() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("pyproject.toml", PYPROJECT);
    sandbox.write("acme/__init__.py", "");
    let text = "def split(text: str) -> list[str]:\n    return text.split()\n";
    sandbox.write("acme/text.py", text);
    sandbox.commit();
    sandbox
}

/// The chapter of the book has just the fields that there are.
#[test]
fn the_book_has_every_field() {
    let chapter = read_text(&repository().join("generator/book/src/programs.md"));
    let rows: Vec<Vec<&str>> = chapter
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let project = Sandbox::made_by(NOW, &Case::new("my-project"));
    let package = package();
    for (command, calls) in [
        ("create", vec![(&project, vec!["other", "--dry-run"])]),
        ("update", vec![(&project, vec!["update"])]),
        ("remove", vec![(&project, vec!["remove", "json"])]),
        ("add", vec![(&project, vec!["add", "json"])]),
        ("adopt", vec![(&package, vec!["adopt", "--no-verify"])]),
        (
            "status",
            vec![(&project, vec!["status"]), (&package, vec!["status"])],
        ),
        ("doctor", vec![(&project, vec!["doctor"])]),
        ("list", vec![(&project, vec!["list"])]),
        (
            "explain",
            vec![
                (&project, vec!["explain", "json"]),
                (&project, vec!["explain", "abi3"]),
            ],
        ),
    ] {
        let mut found = BTreeSet::new();
        for (sandbox, arguments) in calls {
            let ended = sandbox.call(&[&arguments[..], &["--format", "json"]].concat());
            let value = parsed(&ended.stdout);
            assert_eq!(value["command"], command);
            found.extend(value.as_object().expect("an object").keys().cloned());
            sandbox.commit();
        }
        let of_it =
            |row: &&Vec<&str>| row[2] == "all" || row[2].split(", ").any(|it| it == command);
        let written = rows.iter().filter(of_it);
        let written = written.map(|row| row[1].trim_matches('`').to_owned());
        assert_eq!(found, written.collect::<BTreeSet<String>>(), "{command}");
    }
}
