//! What git is asked, and what its settings can and cannot do to an update.

use crate::support::sandbox::{NOW, Sandbox, case, fresh, old, oldest, rendered};
#[cfg(unix)]
use crate::support::set_mode;
use crate::support::{assert_says, tree};

#[cfg(unix)]
#[test]
fn no_program_of_its_settings_runs() {
    let sandbox = old();
    let elsewhere = Sandbox::empty();
    let ran = elsewhere.project.join("ran");
    let script = elsewhere.project.join("script");
    elsewhere.write(
        "script",
        format!("#!/bin/sh\ntouch '{}'\ncat\n", ran.display()),
    );
    set_mode(&script, 0o755);
    let script = script.to_str().expect("a UTF-8 path");
    for hook in [
        "pre-commit",
        "post-index-change",
        "post-checkout",
        "reference-transaction",
    ] {
        std::fs::copy(script, sandbox.project.join(".git/hooks").join(hook)).expect("a hook");
    }
    sandbox.write(
        ".git/info/attributes",
        "* filter=x diff=x merge=x text working-tree-encoding=UTF-16\n",
    );
    for name in [
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "diff.external",
        "diff.x.command",
        "diff.x.textconv",
        "filter.x.clean",
        "filter.x.smudge",
        "filter.x.process",
        "merge.x.driver",
        "core.sshCommand",
        "credential.helper",
    ] {
        sandbox.git(&["config", name, script]);
    }
    sandbox.git(&["config", "apply.whitespace", "error"]);
    sandbox.git(&["config", "merge.conflictStyle", "zdiff3"]);
    sandbox.git(&["config", "core.autocrlf", "true"]);
    sandbox.succeed(&["update"]);
    assert!(!ran.exists(), "git ran a program");
    sandbox.assert_is(&fresh(), "whatever git is told");
}

#[test]
fn replaced_objects_do_not_count() {
    let sandbox = old();
    let committed = sandbox.git(&["rev-parse", "HEAD:.copier-answers.yml"]);
    let text = sandbox.read(".copier-answers.yml");
    sandbox.write(".copier-answers.yml", format!("{text}# Not committed.\n"));
    let other = sandbox.git(&["hash-object", "-w", ".copier-answers.yml"]);
    sandbox.git(&["replace", committed.trim(), other.trim()]);
    sandbox.refuse(&["update"], "not committed:\n  .copier-answers.yml\n");
}

#[test]
fn a_checkout_may_have_other_line_ends() {
    let sandbox = old();
    sandbox.git(&["config", "core.autocrlf", "true"]);
    for path in tree(&sandbox.project).keys() {
        sandbox.delete(path);
    }
    sandbox.git(&["checkout", "--quiet", "--", "."]);
    assert_says(&sandbox.read("README.md"), "\r\n");
    sandbox.succeed(&["remove", "json"]);
    let case = case().without_topic("json");
    for (path, contents) in rendered(NOW, &case) {
        let text = String::from_utf8_lossy(&contents).into_owned();
        let now = sandbox.read(&path);
        assert_eq!(now.replace("\r\n", "\n"), text, "{path}");
        let is_new = sandbox.git(&["ls-files", &path]).is_empty();
        assert!(
            is_new || now == text.replace('\n', "\r\n"),
            "{path} has mixed line ends"
        );
    }
}

#[test]
fn the_project_may_be_a_folder_of_the_repository() {
    let sandbox = Sandbox::empty();
    for (path, contents) in rendered(oldest(), &case()) {
        sandbox.write(&format!("packages/ours/{path}"), contents);
    }
    sandbox.write("README.md", "not the project's");
    sandbox.commit();
    sandbox.succeed(&["update", "packages/ours"]);
    for (path, contents) in fresh() {
        let now = sandbox.read(&format!("packages/ours/{path}"));
        assert_eq!(now.as_bytes(), &*contents, "{path}");
    }
    sandbox.edit("packages/ours/README.md", "#", "# Mine:");
    sandbox.refuse(
        &["remove", "json", "--project", "packages/ours"],
        "not committed:\n",
    );
}

#[test]
fn without_git_on_the_path_there_is_a_backup() {
    let sandbox = old();
    let status = sandbox
        .command(&["update", "--quiet"])
        .env("PATH", "/nowhere")
        .status();
    assert!(status.expect("our command starts").success());
    assert!(sandbox.exists(".create-pyo3-backup/files/.copier-answers.yml"));
}

#[cfg(unix)]
#[test]
fn modes_are_kept() {
    use std::os::unix::fs::PermissionsExt;

    let sandbox = old();
    let path = sandbox.project.join(".copier-answers.yml");
    for mode in [0o755, 0o600, 0o444] {
        set_mode(&path, mode);
        sandbox.commit();
        let license = format!("license={}", if mode == 0o600 { "MIT" } else { "none" });
        sandbox.succeed(&["update", "--set", &license]);
        let now = path.metadata().expect("it is there").permissions().mode();
        assert_eq!(now & 0o7777, mode);
    }
}
