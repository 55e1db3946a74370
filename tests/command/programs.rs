//! `--format json`: what commands print for programs, in one versioned form.

use serde_json::Value;

use crate::support::sandbox::{NOW, Sandbox};
use crate::support::{Case, create_pyo3, run, scratch, tree};

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
