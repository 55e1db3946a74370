//! Projects that grow with the template: update, add, remove and status, as a user types them.

use std::fs;
use std::process::Stdio;

use create_pyo3::questions::TOPICS;

use crate::support::Case;
use crate::support::sandbox::{NOW, Sandbox, case, fresh, old, oldest, rendered};

#[test]
fn an_untouched_project_becomes_a_new_one() {
    let sandbox = old();
    let ended = sandbox.succeed(&["update"]);
    let versions = format!("Updated my-project from {} to {NOW}.", oldest());
    assert!(ended.stdout.contains(&versions), "{ended:?}");
    assert!(
        ended.stdout.contains("  change   .copier-answers.yml\n"),
        "{ended:?}"
    );
    sandbox.assert_is(&fresh(), "after the update");

    sandbox.commit();
    let ended = sandbox.succeed(&["update"]);
    assert_eq!(ended.stdout, "There is nothing to change.\n");
    sandbox.assert_is(&fresh(), "after the second update");
}

#[test]
fn a_path_says_where_the_project_is() {
    let sandbox = old();
    let path = sandbox.project.to_str().expect("a UTF-8 path").to_owned();
    let elsewhere = Sandbox::empty();
    elsewhere.succeed(&["update", &path, "--quiet"]);
    sandbox.assert_is(&fresh(), "after the update");
    sandbox.commit();
    elsewhere.succeed(&["remove", "json", "--project", &path]);
    assert!(!sandbox.exists("src/json.rs"));
    elsewhere.refuse(
        &["update", "."],
        "was not made by create-pyo3: it has no file .copier-answers.yml",
    );
}

#[test]
fn edits_stay_beside_what_the_template_changes() {
    let sandbox = old();
    sandbox.edit("src/lib.rs", "\n", "\n// Mine.  \n");
    sandbox.write("src/own.rs", "// Mine.\n");
    let answers = sandbox.read(".copier-answers.yml");
    sandbox.write(".copier-answers.yml", format!("{answers}# Mine.\n"));
    sandbox.delete("CHANGELOG.md");
    sandbox.commit();
    sandbox.succeed(&["update", "--set", "license=none"]);
    assert!(sandbox.read("src/lib.rs").contains("\n// Mine.  \n"));
    assert_eq!(sandbox.read("src/own.rs"), "// Mine.\n");
    let answers = sandbox.read(".copier-answers.yml");
    assert!(answers.ends_with("# Mine.\n"), "{answers}");
    assert!(answers.contains(&format!("_commit: v{NOW}\n")), "{answers}");
    assert!(answers.contains("license: none\n"), "{answers}");
    assert!(!sandbox.exists("LICENSE"));
}

#[test]
fn topics_are_removed_and_come_back() {
    for topic in TOPICS {
        let all = Case::of_all_topics("my-project");
        let sandbox = Sandbox::made_by(NOW, &all);
        sandbox.succeed(&["remove", topic.name]);
        let without = all.clone().without_topic(topic.name);
        sandbox.assert_is(&rendered(NOW, &without), topic.name);
        sandbox.commit();
        sandbox.succeed(&["add", topic.name]);
        sandbox.assert_is(&rendered(NOW, &all), topic.name);
    }
}

#[test]
fn adding_what_is_there_and_removing_what_is_not_changes_nothing() {
    let sandbox = Sandbox::made_by(NOW, &case().with_topics(vec![TOPICS[0].name]));
    for arguments in [["add", TOPICS[0].name], ["remove", TOPICS[1].name]] {
        assert_eq!(
            sandbox.succeed(&arguments).stdout,
            "There is nothing to change.\n"
        );
    }
}

#[test]
fn a_dry_run_and_a_diff_show_what_an_update_does() {
    let sandbox = old();
    let before = sandbox.snapshot();
    let listed = sandbox.succeed(&["update", "--dry-run"]).stdout;
    assert!(
        listed.contains("  change   .copier-answers.yml\n"),
        "{listed}"
    );
    let shown = sandbox.succeed(&["remove", "json", "--diff"]).stdout;
    for part in [
        "--- a/src/json.rs\n+++ /dev/null\n",
        "--- a/.copier-answers.yml\n+++ b/.copier-answers.yml\n",
        "\n-  - json\n",
    ] {
        assert!(shown.contains(part), "{part} is missing:\n{shown}");
    }
    assert_eq!(before, sandbox.snapshot());

    sandbox.write("../shown.patch", &shown);
    sandbox.git(&["apply", "../shown.patch"]);
    let patched = sandbox.snapshot();
    sandbox.git(&["stash", "--quiet"]);
    sandbox.succeed(&["remove", "json"]);
    assert_eq!(patched, sandbox.snapshot(), "the diff is what happens");
}

#[test]
fn what_is_not_committed_is_not_touched() {
    let sandbox = old();
    sandbox.edit("README.md", "#", "# Mine:");
    sandbox.write("mine", "uncommitted");
    sandbox.refuse(
        &["remove", "json"],
        "not committed:\n  README.md\nNothing was changed; commit them first",
    );
    sandbox.git(&["add", "README.md"]);
    sandbox.refuse(&["remove", "json"], "not committed:\n  README.md\n");
    sandbox.refuse(
        &["remove", "json", "--dry-run"],
        "not committed:\n  README.md\n",
    );

    let ignored = old();
    ignored.edit("README.md", "#", "# Mine:");
    ignored.write(".git/info/exclude", "README.md\n");
    ignored.git(&["rm", "--quiet", "--cached", "README.md"]);
    ignored.git(&["commit", "--quiet", "--message", "README.md is ignored"]);
    ignored.refuse(&["remove", "json"], "not committed:\n  README.md\n");
    ignored.refuse(&["remove", "json"], "`git add --force FILE`");

    let nothing_committed = Sandbox::of(&fresh());
    nothing_committed.git(&["init", "--quiet"]);
    nothing_committed.edit("src/lib.rs", "//!", "//! Mine.\n//!");
    nothing_committed.refuse(&["remove", "json"], "not committed:\n  src/lib.rs\n");
}

/// What is as the template rendered it is nobody's work.
#[test]
fn a_fresh_project_grows_without_a_commit() {
    let sandbox = Sandbox::of(&fresh());
    sandbox.git(&["init", "--quiet"]);
    sandbox.edit("tests/test_types.py", "import", "# Mine.\nimport");
    sandbox.succeed(&["remove", "json"]);
    assert!(!sandbox.exists("src/json.rs"));
    assert!(!sandbox.exists(".create-pyo3-backup"));
    sandbox.succeed(&["add", "json"]);
    assert!(sandbox.exists("src/json.rs"));
    sandbox.succeed(&["update", "--set=abi3=true"]);
    assert!(sandbox.read("Cargo.toml").contains("abi3-py311"));
    assert!(sandbox.read("tests/test_types.py").starts_with("# Mine."));
}

/// Nothing that a topic brings may take it away.
#[test]
fn an_edited_starter_stays() {
    for version in [oldest(), NOW] {
        let none = case().with_topics(Vec::new());
        let sandbox = Sandbox::of(&rendered(version, &none));
        sandbox.edit(
            "src/starter.rs",
            "#[cfg(test)]",
            "#[pyfunction]\npub fn mine() -> u8 {\n    1\n}\n\n#[cfg(test)]",
        );
        // Beside this line, the template of today differs from the oldest.
        if version == NOW {
            sandbox.edit("src/lib.rs", "starter::greet", "starter::{greet, mine}");
        }
        let export = sandbox.read("src/lib.rs");
        let export = export.lines().find(|line| line.contains("starter::"));
        let export = export.expect("it is exported").to_owned();
        sandbox.commit();
        let assert_is_there = || {
            assert!(sandbox.read("src/starter.rs").contains("fn mine()"));
            let index = sandbox.read("src/lib.rs");
            assert!(index.contains("mod starter;"), "{index}");
            assert!(index.contains(&export), "{index}");
            let stub = sandbox.read("python/my_project/_core.pyi");
            assert!(stub.contains("def greet("), "{stub}");
            assert!(sandbox.read("tests/test_package.py").contains("greet"));
        };
        let steps = [
            ["add", "json"],
            ["add", "types"],
            ["remove", "json"],
            ["add", "logging"],
        ];
        for arguments in steps {
            sandbox.succeed(&arguments);
            assert_is_there();
            assert!(sandbox.read(".copier-answers.yml").contains("  - "));
            sandbox.commit();
        }
        sandbox.succeed(&["remove", "types", "logging"]);
        assert_is_there();
        assert!(sandbox.read(".copier-answers.yml").contains("examples: []"));
    }
}

#[test]
fn an_untouched_starter_goes_with_the_first_topic() {
    let sandbox = Sandbox::of(&rendered(NOW, &case().with_topics(Vec::new())));
    sandbox.succeed(&["add", "json"]);
    assert!(!sandbox.exists("src/starter.rs"));
    assert!(!sandbox.read("src/lib.rs").contains("starter"));
}

#[test]
fn an_unsettled_conflict_is_refused() {
    let sandbox = old();
    sandbox.edit(
        "README.md",
        "#",
        "<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n#",
    );
    sandbox.commit();
    sandbox.refuse(
        &["update"],
        "conflict markers (<<<<<<<) in them:\n  README.md\n",
    );
    let ended = sandbox.call(&["status"]);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(
        ended.stdout.contains("with conflict markers: README.md"),
        "{ended:?}"
    );
}

#[test]
fn conflicts_are_listed_and_end_with_1() {
    let sandbox = old();
    sandbox.edit(
        "Cargo.toml",
        "license = \"MIT\"",
        "license = \"GPL-3.0-or-later\"",
    );
    sandbox.edit("src/json.rs", "use", "// Mine.\nuse");
    sandbox.write("LICENSE-MIT", "mine");
    sandbox.commit();
    let ended = sandbox.call(&[
        "update",
        "--quiet",
        "--set=license=MIT-OR-Apache-2.0",
        "--set=examples=none",
    ]);
    assert_eq!(
        (ended.code, ended.stdout.as_str()),
        (Some(1), ""),
        "{ended:?}"
    );
    for part in [
        "  Cargo.toml: you and the template changed the same lines",
        "  src/json.rs: the template has it no longer, and you changed it; it stays as it is",
        "  LICENSE-MIT: the template adds it, and you have another one; the template's is LICENSE-MIT.new-from-template",
    ] {
        assert!(ended.stderr.contains(part), "{part} is missing: {ended:?}");
    }
    let marked = sandbox.read("Cargo.toml");
    let (_, conflict) = marked.split_once("<<<<<<< ours\n").expect("it is marked");
    let (ours, _) = conflict.split_once("=======\n").expect("it has two sides");
    assert!(
        ours.contains("license = \"GPL-3.0-or-later\"\n"),
        "{marked}"
    );
    assert_eq!(sandbox.read("LICENSE-MIT"), "mine");
    assert!(
        sandbox
            .read("LICENSE-MIT.new-from-template")
            .contains("MIT")
    );
    assert!(sandbox.read("src/json.rs").contains("// Mine.\n"));
}

/// The update is done; only what is said about it is lost.
#[test]
fn whoever_reads_the_conflicts_may_stop() {
    let sandbox = old();
    sandbox.write("LICENSE-MIT", "mine");
    sandbox.commit();
    let mut child = sandbox
        .command(&["update", "--quiet", "--set=license=MIT-OR-Apache-2.0"])
        .stderr(Stdio::piped())
        .spawn()
        .expect("our command starts");
    drop(child.stderr.take());
    let status = child.wait().expect("our command ends");
    assert_eq!(status.code(), Some(1), "{status}");
    assert!(sandbox.exists("LICENSE-MIT.new-from-template"));
}

#[test]
fn without_a_repository_there_is_a_backup() {
    let sandbox = Sandbox::of(&rendered(oldest(), &case()));
    let before = crate::support::tree(&sandbox.project);
    let ended = sandbox.succeed(&["remove", "json"]);
    assert!(
        ended.stdout.contains(
            "No commit has the files as they were: they are in .create-pyo3-backup/files/,"
        ),
        "{ended:?}"
    );
    for (path, contents) in &before {
        let now = fs::read(sandbox.project.join(path)).ok();
        if now.as_ref() != Some(contents) {
            let kept = sandbox.read(&format!(".create-pyo3-backup/files/{path}"));
            assert_eq!(kept.as_bytes(), contents, "{path}");
        }
    }
    let ended = sandbox.succeed(&["add", "json"]);
    assert!(
        ended
            .stdout
            .contains("they are in .create-pyo3-backup-2/files/,"),
        "{ended:?}"
    );
    // Whoever starts a repository now does not commit them by accident.
    sandbox.commit();
    let committed = sandbox.git(&["ls-files"]);
    assert!(committed.contains("src/lib.rs"), "{committed}");
    assert!(!committed.contains("backup"), "{committed}");
}

#[test]
fn a_folder_called_like_a_command_is_written_with_a_dot() {
    let sandbox = Sandbox::empty();
    sandbox.succeed(&["./update", "--name=my-project", "--vcs=none", "--quiet"]);
    assert!(sandbox.exists("update/Cargo.toml"));
    sandbox.succeed(&["--yes", "status", "--vcs=none", "--quiet"]);
    assert!(sandbox.exists("status/Cargo.toml"));
}

/// Only what was interrupted can be aborted; for the rest there is git, or the backup.
#[test]
fn how_to_take_back_what_has_ended_is_said() {
    let sandbox = old();
    sandbox.succeed(&["remove", "json"]);
    sandbox.refuse(&["update", "--abort"], "`git restore .`");
    sandbox.refuse(&["update", "--abort"], "there is nothing to abort");
    let status = sandbox.call(&["update", "--continue"]);
    assert!(!status.stderr.contains("git restore"), "{status:?}");
    sandbox.git(&["restore", "."]);
    sandbox.git(&["clean", "--quiet", "-d", "--force"]);
    sandbox.assert_is(&rendered(oldest(), &case()), "restored");

    let sandbox = Sandbox::of(&rendered(oldest(), &case()));
    sandbox.succeed(&["remove", "json"]);
    sandbox.succeed(&["add", "json"]);
    let folders = "in .create-pyo3-backup/files, .create-pyo3-backup-2/files;";
    sandbox.refuse(&["update", "--abort"], folders);
    let never = Sandbox::of(&fresh());
    let ended = never.call(&["update", "--abort"]);
    assert!(!ended.stderr.contains("backup"), "{ended:?}");
}
