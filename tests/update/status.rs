//! What `status` says, and how topics are treated that were removed by hand.

use create_pyo3::questions::TOPICS;
use create_pyo3::template::releases;

use crate::support::sandbox::{NOW, Sandbox, rendered};
use crate::support::{Case, assert_says, create_pyo3_in, run, tree};

fn case() -> Case {
    Case::new("my-project")
}

#[test]
fn status_says_what_is_and_what_would_be() {
    let sandbox = Sandbox::made_by(NOW, &case());
    let said = sandbox.succeed(&["status"]).stdout;
    for part in [
        &*format!("my-project was created by create-pyo3 {NOW}"),
        "--license=MIT --examples functions,",
        "\nUp to date\n",
    ] {
        assert_says(&said, part);
    }
    sandbox.edit("README.md", "#", "# Mine:");
    sandbox.delete("CONTRIBUTING.md");
    let said = sandbox.succeed(&["status"]).stdout;
    assert_says(&said, "  deleted  CONTRIBUTING.md\n  edited   README.md\n");

    let sandbox = Sandbox::made_by(
        releases::versions()[0],
        &Case::of_oldest_release("my-project"),
    );
    sandbox.write("mine", "uncommitted");
    let ended = sandbox.call(&["status"]);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert_says(&ended.stdout, "An update would change\n");
    assert_says(&ended.stdout, "  change   .copier-answers.yml\n");
}

#[test]
fn what_is_removed_by_hand_stays_removed() {
    let sandbox = Sandbox::made_by(NOW, &case());
    let removed = TOPICS[3].name;
    let by_hand = Sandbox::made_by(NOW, &case());
    by_hand.succeed(&["remove", removed]);
    // All that the README of the project says, and the answers file as it was.
    for (path, contents) in tree(&by_hand.project) {
        if path != ".copier-answers.yml" {
            sandbox.write(&path, contents);
        }
    }
    for path in TOPICS[3].files() {
        sandbox.delete(&path);
    }
    sandbox.commit();
    let ended = sandbox.call(&["status"]);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert_says(&ended.stdout, &format!("Removed by hand\n  {removed}\n"));
    assert!(!ended.stdout.contains(" src/"), "{ended:?}");

    sandbox.succeed(&["update"]);
    assert!(!sandbox.exists(&TOPICS[3].files()[0]));
    assert!(!sandbox.read(".copier-answers.yml").contains(removed));
    sandbox.commit();
    sandbox.succeed(&["status"]);
    sandbox.succeed(&["add", removed]);
    assert!(sandbox.exists(&TOPICS[3].files()[0]));
}

#[test]
fn what_was_removed_by_hand_can_be_added_at_once() {
    let sandbox = Sandbox::made_by(NOW, &case());
    let by_hand = Sandbox::made_by(NOW, &case());
    by_hand.succeed(&["remove", TOPICS[0].name]);
    let kept = tree(&by_hand.project);
    for path in tree(&sandbox.project).keys() {
        match kept.get(path) {
            Some(contents) if path != ".copier-answers.yml" => sandbox.write(path, contents),
            Some(_) => {}
            None => sandbox.delete(path),
        }
    }
    sandbox.commit();
    sandbox.succeed(&["add", TOPICS[0].name]);
    sandbox.assert_is(&rendered(NOW, &case()), "with the topic again");
}

/// As git and cargo do, and with the paths of the project.
#[test]
fn from_a_folder_of_the_project_it_is_found() {
    let sandbox = Sandbox::made_by(NOW, &case());
    let said = |folder: &str, arguments: &[&str]| {
        run(&mut create_pyo3_in(
            &sandbox.project.join(folder),
            arguments,
        ))
    };
    let root = dunce::canonicalize(&sandbox.project).expect("it is there");
    let place = format!("In {}:\n", root.display());
    assert_eq!(
        said("python/my_project", &["status"]),
        format!("{place}{}", said("", &["status"]))
    );

    for arguments in [
        &["remove", TOPICS[3].name][..],
        &["add", TOPICS[3].name],
        &["update", "--set", "license=none"],
    ] {
        let said = said("src", arguments);
        assert!(said.starts_with(&place), "{said}");
        sandbox.commit();
    }
    assert!(!sandbox.exists("LICENSE"));
    assert!(sandbox.exists(&TOPICS[3].files()[0]));
    assert!(!sandbox.exists("src/.copier-answers.yml"));

    // Where a folder is named, it is that one and none above it.
    sandbox.refuse(&["status", "src"], "src` was not created by create-pyo3");
    let elsewhere = Sandbox::empty();
    elsewhere.refuse(
        &["update"],
        "nor a folder above it was created by create-pyo3",
    );
}

#[test]
fn programs_read_the_status_as_json() {
    let sandbox = Sandbox::made_by(releases::versions()[0], &case());
    sandbox.edit("README.md", "#", "# Mine:");
    let ended = sandbox.call(&["status", "--format", "json"]);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    let status: serde_json::Value = serde_json::from_str(&ended.stdout).expect("it is JSON");
    assert_eq!(status["name"], "my-project");
    assert_eq!(status["made_by"], releases::versions()[0]);
    assert_eq!(status["this_is"], NOW);
    assert_eq!(
        status["you_changed"],
        serde_json::json!([{"path": "README.md", "what": "edited"}])
    );
    let changes = status["update_would_change"].as_array().expect("a list");
    let answers = serde_json::json!({"path": ".copier-answers.yml", "what": "change"});
    assert!(changes.contains(&answers), "{status}");
}

/// Linux alone takes such a name on every file system.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_is_no_text_has_a_status_all_the_same() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    use crate::support::rename;

    let sandbox = Sandbox::made_by(NOW, &case());
    let folder = OsStr::from_bytes(b"b\xffd");
    let folder = sandbox.project.with_file_name(folder);
    rename(&sandbox.project, &folder);
    let mut command = create_pyo3_in(&folder, &["status", "--format=json"]);
    assert_says(&run(&mut command), "/b\u{fffd}d\"");
}
