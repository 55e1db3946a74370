//! The answers of a project: how they are read, and what other ones make of it.

use create_pyo3::answers::{Value, file};

use crate::support::Case;
#[cfg(unix)]
use crate::support::link;
use crate::support::sandbox::{NOW, Sandbox, case, oldest, rendered};

#[test]
fn answers_can_be_set() {
    let sandbox = Sandbox::made_by(oldest(), &case());
    sandbox.succeed(&[
        "update",
        "--set",
        "license=MIT-OR-Apache-2.0",
        "--set",
        "abi3=true",
        "--set",
        "examples=none",
    ]);
    let wanted = case()
        .with_text("license", "MIT-OR-Apache-2.0")
        .with("abi3", Value::Switch(true))
        .with_topics(Vec::new());
    sandbox.assert_is(&rendered(NOW, &wanted), "with other answers");
    sandbox.commit();
    for (given, because) in [
        ("license=GPL", "one of Apache-2.0, MIT"),
        ("abi3=perhaps", "true or false"),
        ("examples=cobol", "functions, types"),
        (
            "colour=red",
            "expected NAME=VALUE\n\n  tip: NAME is one of name, description",
        ),
        ("license", "expected NAME=VALUE"),
        ("description=say \"hi\"", "expected one line"),
        ("name=json", "standard library"),
    ] {
        sandbox.refuse(&["update", "--set", given], because);
    }
}

/// Not even one whose answers name all topics that its release had.
#[test]
fn an_update_adds_no_topic() {
    let oldest_topics = Case::of_oldest_release("my-project").topics().to_vec();
    let sandbox = Sandbox::made_by(oldest(), &Case::of_oldest_release("my-project"));
    sandbox.succeed(&["update"]);
    let recorded = file::read(&sandbox.read(".copier-answers.yml")).expect("it is valid");
    assert_eq!(recorded.version, NOW);
    assert_eq!(recorded.answers.topics(), oldest_topics);
}

#[test]
fn a_project_can_get_another_name() {
    let sandbox = Sandbox::made_by(oldest(), &case());
    sandbox.succeed(&["update", "--set", "name=Other_Name"]);
    sandbox.assert_is(
        &rendered(NOW, &Case::of_oldest_release("Other_Name")),
        "of another name",
    );
    assert!(!sandbox.exists("python/my_project"));
}

#[test]
fn the_answers_file_is_checked() {
    let sandbox = Sandbox::made_by(NOW, &case());
    let (path, good) = (".copier-answers.yml", sandbox.read(".copier-answers.yml"));
    for (from, to, because) in [
        (
            format!("v{NOW}"),
            "v99.0.0".to_owned(),
            "install 99.0.0 or later".to_owned(),
        ),
        (
            format!("v{NOW}"),
            format!("v{NOW}-3-gabc1234"),
            format!(
                "which is no release: expected the one that the project was made from, of v{}",
                oldest()
            ),
        ),
        (
            format!("_commit: v{NOW}\n"),
            String::new(),
            "`_commit` is missing".to_owned(),
        ),
        (
            "license: MIT".to_owned(),
            "license: GPL".to_owned(),
            "one of Apache-2.0, MIT".to_owned(),
        ),
        (
            "license: MIT\n".to_owned(),
            String::new(),
            "`license` is missing: `create-pyo3 explain license` says".to_owned(),
        ),
        (
            "license:".to_owned(),
            "licence:".to_owned(),
            "nothing is called `licence`: expected _commit, _src_path, project_name".to_owned(),
        ),
        (
            "  - json".to_owned(),
            "  - cobol".to_owned(),
            "unknown example `cobol`: expected all, none, or a list of functions".to_owned(),
        ),
        (
            "abi3: false".to_owned(),
            "abi3: perhaps".to_owned(),
            "bool".to_owned(),
        ),
        (
            "abi3: false".to_owned(),
            "abi3: false\nabi3: true".to_owned(),
            "abi3".to_owned(),
        ),
        (
            "abi3: false".to_owned(),
            "abi3: [".to_owned(),
            "line".to_owned(),
        ),
    ] {
        assert!(good.contains(&from), "{from}");
        sandbox.write(path, good.replace(&from, &to));
        sandbox.refuse(&["update"], ".copier-answers.yml: ");
        sandbox.refuse(&["status"], &because);
    }
    // As others may write it: another order, other quotes, a number without them, another line end.
    let other = good
        .replace("python: \"3.11\"\n", "")
        .replace("# What", "python: 3.11\n# What");
    sandbox.write(
        path,
        other
            .replace("license: MIT", "license: 'MIT'")
            .replace('\n', "\r\n"),
    );
    sandbox.commit();
    sandbox.succeed(&["status"]);
}

#[cfg(unix)]
#[test]
fn a_link_in_their_place_is_refused() {
    let sandbox = Sandbox::made_by(NOW, &case());
    let path = ".copier-answers.yml";
    sandbox.write("elsewhere.yml", sandbox.read(path));
    sandbox.delete(path);
    for target in ["elsewhere.yml", "nowhere.yml"] {
        link(target, &sandbox.project.join(path));
        for arguments in [&["status"][..], &["status", "."], &["update"]] {
            sandbox.refuse(
                arguments,
                ".copier-answers.yml: it is not a regular file, and links are not followed",
            );
        }
        sandbox.delete(path);
    }
    sandbox.write(".copier-answers.yml/mine", "");
    sandbox.refuse(&["status"], ".copier-answers.yml: it is not a regular file");
}
