//! The scripts of the workflows. `smoke.rs` tries those of the smoke test.

use std::process::Command;

use crate::support::{isolated, read_text, repository, run, scratch, write, write_program};

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
