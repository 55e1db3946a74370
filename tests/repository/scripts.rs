//! The scripts of the workflows. `smoke.rs` tries those of the smoke test.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::support::{
    Case, Door, isolated, read_text, repository, run, run_to_failure, scratch, write, write_program,
};

#[test]
fn an_issue_is_opened_once() {
    let programs = scratch();
    write_program(
        &programs.path().join("gh"),
        "case \"$1 $2\" in
  'issue list') cat \"$ISSUES\" ;;
  'issue create') echo \"$4\" >> \"$ISSUES\"; echo \"$6\" > \"$ISSUES.text\" ;;
  *) exit 1 ;;
esac",
    );
    let issues = programs.path().join("issues");
    write(&issues, "The newest versions\n");
    let path = std::env::var("PATH").expect("PATH is set");
    let path = format!("{}:{path}", programs.path().display());
    for _ in 0..2 {
        let script = format!(
            "echo 'See there' | '{}' 'The newest versions break it'",
            repository().join(".github/report.sh").display()
        );
        run(isolated(Command::new("bash"))
            .args(["-c", &script])
            .env("PATH", &path)
            .env("ISSUES", &issues));
    }
    assert_eq!(
        read_text(&issues),
        "The newest versions\nThe newest versions break it\n"
    );
    assert_eq!(
        read_text(&programs.path().join("issues.text")),
        "See there\n"
    );
}

const CHANGELOG: &str = "# Changelog

## [0.2.0] - 2026-12-24

### Added

- The second version.

## 0.1.0 - 2026-11-27

- The first version.
";

/// The workflow of a new project finds what its changelog has below the version, however the heading is written.
#[test]
fn a_release_has_the_notes_of_its_version() {
    let folder = scratch();
    let project = Door::CreatePyo3.render(&Case::new("my-project"), folder.path());
    let workflow = project.join(".github/workflows/release.yml");
    let check = script(&workflow, "version", "CHANGELOG.md says what is new in it");
    let release = script(&workflow, "github", "Release with");
    write_program(&folder.path().join("gh"), "cat notes.md");
    let path = std::env::var("PATH").expect("PATH is set");
    let path = format!("{}:{path}", folder.path().display());
    let command = |script: &str, tag: &str| {
        let mut command = isolated(Command::new("bash"));
        command
            .args(["-e", "-c", script])
            .env("GITHUB_REF_NAME", tag)
            .env("PATH", &path)
            .current_dir(&project);
        command
    };
    // As the template has it.
    run(&mut command(&check, "v0.1.0"));
    let notes = run(&mut command(&release, "v0.1.0"));
    assert_eq!(notes.trim(), "### Added\n\n- The first version.");

    write(&project.join("CHANGELOG.md"), CHANGELOG);
    for (tag, notes) in [
        ("v0.2.0", "### Added\n\n- The second version."),
        ("v0.1.0", "- The first version."),
    ] {
        run(&mut command(&check, tag));
        assert_eq!(run(&mut command(&release, tag)).trim(), notes);
    }
    run_to_failure(&mut command(&check, "v0.1"));
    run_to_failure(&mut command(&check, "v0.3.0"));
}

/// The script of the first step in a job whose name starts so.
fn script(workflow: &Path, job: &str, name: &str) -> String {
    let workflow: Value = serde_saphyr::from_str(&read_text(workflow)).expect("it is YAML");
    let steps = workflow["jobs"][job]["steps"].as_array().expect("steps");
    let is_meant = |step: &&Value| step["name"].as_str().is_some_and(|it| it.starts_with(name));
    let step = steps.iter().find(is_meant).expect("a step of that name");
    step["run"].as_str().expect("it runs a script").to_owned()
}
