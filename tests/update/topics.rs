//! Topics that are added and removed, and the starter that stands in for them.

use create_pyo3::questions::TOPICS;

use crate::support::sandbox::{NOW, Sandbox, case, fresh, oldest, rendered};
use crate::support::{Case, assert_says};

#[test]
fn each_is_removed_and_comes_back() {
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
    assert_says(&sandbox.read("Cargo.toml"), "abi3-py311");
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
            let index = sandbox.read("src/lib.rs");
            assert_says(&index, "mod starter;");
            assert_says(&index, &export);
            for (path, part) in [
                ("src/starter.rs", "fn mine()"),
                ("python/my_project/_core.pyi", "def greet("),
                ("tests/test_package.py", "greet"),
            ] {
                assert_says(&sandbox.read(path), part);
            }
        };
        for arguments in [
            ["add", "json"],
            ["add", "types"],
            ["remove", "json"],
            ["add", "logging"],
        ] {
            sandbox.succeed(&arguments);
            assert_is_there();
            assert_says(&sandbox.read(".copier-answers.yml"), "  - ");
            sandbox.commit();
        }
        sandbox.succeed(&["remove", "types", "logging"]);
        assert_is_there();
        assert_says(&sandbox.read(".copier-answers.yml"), "examples: []");
    }
}

#[test]
fn an_untouched_starter_goes_with_the_first_topic() {
    let sandbox = Sandbox::of(&rendered(NOW, &case().with_topics(Vec::new())));
    sandbox.succeed(&["add", "json"]);
    assert!(!sandbox.exists("src/starter.rs"));
    assert!(!sandbox.read("src/lib.rs").contains("starter"));
}
