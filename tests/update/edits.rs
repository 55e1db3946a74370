//! Projects that are updated as they are, edited, or in conflict, as a user types it.

use std::process::Stdio;

use crate::support::sandbox::{NOW, Sandbox, case, fresh, old, oldest, rendered};
use crate::support::{assert_says, tree};

#[test]
fn an_untouched_project_becomes_a_new_one() {
    let sandbox = old();
    let said = sandbox.succeed(&["update"]).stdout;
    let versions = format!("Updated my-project from {} to {NOW}.", oldest());
    assert_says(&said, &versions);
    assert_says(&said, "  change   .copier-answers.yml\n");
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
    elsewhere.refuse(&["update", "."], "it has no file .copier-answers.yml");
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
    assert_says(&sandbox.read("src/lib.rs"), "\n// Mine.  \n");
    assert_eq!(sandbox.read("src/own.rs"), "// Mine.\n");
    let answers = sandbox.read(".copier-answers.yml");
    assert!(answers.ends_with("# Mine.\n"), "{answers}");
    assert_says(&answers, &format!("_commit: v{NOW}\n"));
    assert_says(&answers, "license: none\n");
    assert!(!sandbox.exists("LICENSE"));
}

#[test]
fn a_dry_run_and_a_diff_show_what_an_update_does() {
    let sandbox = old();
    let before = sandbox.snapshot();
    let listed = sandbox.succeed(&["update", "--dry-run"]).stdout;
    assert_says(&listed, "  change   .copier-answers.yml\n");
    let shown = sandbox.succeed(&["remove", "json", "--diff"]).stdout;
    for part in [
        "--- a/src/json.rs\n+++ /dev/null\n",
        "--- a/.copier-answers.yml\n+++ b/.copier-answers.yml\n",
        "\n-  - json\n",
    ] {
        assert_says(&shown, part);
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
    sandbox.refuse(&["remove", "json"], "not committed:\n  README.md\n");
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

    let nothing_committed = Sandbox::of(&fresh());
    nothing_committed.git(&["init", "--quiet"]);
    nothing_committed.edit("src/lib.rs", "//!", "//! Mine.\n//!");
    nothing_committed.refuse(&["remove", "json"], "not committed:\n  src/lib.rs\n");
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
    assert_says(&ended.stdout, "with conflict markers\n  README.md\n");
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
    for conflict in [
        "  Cargo.toml: you and the template changed the same lines",
        "  src/json.rs: removed from the template, but you edited it, so your copy was kept",
        "  LICENSE-MIT: the template adds it, but you have a file of that name (the template's: LICENSE-MIT.new-from-template)",
    ] {
        assert_says(&ended.stderr, conflict);
    }
    let marked = sandbox.read("Cargo.toml");
    let (_, conflict) = marked.split_once("<<<<<<< ours\n").expect("it is marked");
    let (ours, _) = conflict.split_once("=======\n").expect("it has two sides");
    assert_says(ours, "license = \"GPL-3.0-or-later\"\n");
    assert_eq!(sandbox.read("LICENSE-MIT"), "mine");
    assert_says(&sandbox.read("LICENSE-MIT.new-from-template"), "MIT");
    assert_says(&sandbox.read("src/json.rs"), "// Mine.\n");
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
    let before = tree(&sandbox.project);
    let said = sandbox.succeed(&["remove", "json"]).stdout;
    assert_says(&said, "they are in .create-pyo3-backup/files/,");
    for (path, contents) in &before {
        let now = std::fs::read(sandbox.project.join(path)).ok();
        if now.as_ref() != Some(contents) {
            let kept = sandbox.read(&format!(".create-pyo3-backup/files/{path}"));
            assert_eq!(kept.as_bytes(), contents, "{path}");
        }
    }
    let said = sandbox.succeed(&["add", "json"]).stdout;
    assert_says(&said, "they are in .create-pyo3-backup-2/files/,");
    // Whoever starts a repository now does not commit them by accident.
    sandbox.commit();
    let committed = sandbox.git(&["ls-files"]);
    assert_says(&committed, "src/lib.rs");
    assert!(!committed.contains("backup"), "{committed}");
}

/// Only what was interrupted can be aborted; for the rest there is git, or the backup.
#[test]
fn how_to_take_back_what_has_ended_is_said() {
    let sandbox = old();
    sandbox.succeed(&["remove", "json"]);
    sandbox.refuse(&["update", "--abort"], "`git restore .`");
    let ended = sandbox.call(&["update", "--continue"]);
    assert!(!ended.stderr.contains("git restore"), "{ended:?}");
    sandbox.git(&["restore", "."]);
    sandbox.git(&["clean", "--quiet", "-d", "--force"]);
    sandbox.assert_is(&rendered(oldest(), &case()), "restored");

    let sandbox = Sandbox::of(&rendered(oldest(), &case()));
    sandbox.succeed(&["remove", "json"]);
    sandbox.succeed(&["add", "json"]);
    for folder in [".create-pyo3-backup/files", ".create-pyo3-backup-2/files"] {
        sandbox.refuse(&["update", "--abort"], folder);
    }
    let never = Sandbox::of(&fresh());
    let ended = never.call(&["update", "--abort"]);
    assert!(!ended.stderr.contains("backup"), "{ended:?}");
}
