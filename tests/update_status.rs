//! What `status` says, and how topics are treated that were removed by hand.

use create_pyo3::questions::TOPICS;
use create_pyo3::releases;

use crate::support::sandbox::{Sandbox, rendered};
use crate::support::{Case, tree};

const NOW: &str = env!("CARGO_PKG_VERSION");

fn case() -> Case {
    Case::new("my-project")
}

#[test]
fn status_says_what_is_and_what_would_be() {
    let sandbox = Sandbox::made_by(NOW, &case());
    let ended = sandbox.succeed(&["status"]);
    assert!(
        ended
            .stdout
            .contains(&format!("my-project was made by create-pyo3 {NOW}")),
        "{ended:?}"
    );
    assert!(
        ended.stdout.contains("--license=MIT --examples all"),
        "{ended:?}"
    );
    assert!(
        ended.stdout.contains("You changed:\n  nothing\n"),
        "{ended:?}"
    );
    sandbox.edit("README.md", "#", "# Mine:");
    sandbox.delete("CHANGELOG.md");
    let ended = sandbox.succeed(&["status"]);
    assert!(
        ended
            .stdout
            .contains("  deleted  CHANGELOG.md\n  edited   README.md\n"),
        "{ended:?}"
    );

    let sandbox = Sandbox::made_by(
        releases::versions()[0],
        &Case::of_oldest_release("my-project"),
    );
    sandbox.write("mine", "uncommitted");
    let ended = sandbox.call(&["status"]);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(
        ended.stdout.contains("An update would change:\n"),
        "{ended:?}"
    );
    assert!(
        ended.stdout.contains("  change   .copier-answers.yml\n"),
        "{ended:?}"
    );
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
    assert!(
        ended
            .stdout
            .contains(&format!("Removed by hand: {removed}\n")),
        "{ended:?}"
    );
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
