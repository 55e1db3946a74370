//! `list`, `explain`, `completions` and `man`: the table, shown.

use std::process::{Command, Stdio};

use create_pyo3::questions::{QUESTIONS, TOPICS};
use serde_json::Value;

use crate::support::{create_pyo3, run, run_to_failure};

fn json(arguments: &[&str]) -> Value {
    let printed = run(create_pyo3().args(arguments).args(["--format", "json"]));
    serde_json::from_str(&printed).expect("it is JSON")
}

#[test]
fn the_list_has_every_option_and_topic() {
    let text = run(create_pyo3().arg("list"));
    let table = json(&["list"]);
    for (number, question) in QUESTIONS.iter().enumerate() {
        assert!(text.contains(&format!("--{}", question.flag)), "{text}");
        assert_eq!(table["options"][number]["flag"], question.flag);
    }
    for (number, topic) in TOPICS.iter().enumerate() {
        assert!(text.contains(topic.teaches), "{text}");
        assert_eq!(table["topics"][number]["name"], topic.name);
    }
}

#[test]
fn each_topic_is_explained_in_rust_and_in_python() {
    for topic in TOPICS {
        let text = run(create_pyo3().args(["explain", topic.name]));
        assert!(text.contains(topic.teaches), "{text}");
        assert!(!text.contains('\x1b'), "{text}");
        let lesson = json(&["explain", topic.name]);
        let pairs = lesson["code"].as_array().expect("a list");
        assert!(!pairs.is_empty(), "{}", topic.name);
        let code = |side: &str| -> Vec<&str> {
            let pieces = pairs.iter().map(|pair| pair[side]["code"].as_str());
            pieces.map(|code| code.expect("text")).collect()
        };
        assert!(!code("rust")[0].is_empty(), "{lesson}");
        assert!(code("python").concat().contains(">>> "), "{lesson}");
        let said = &pairs[0]["rust"]["text"][0];
        assert!(
            said.as_str().is_some_and(|said| said.len() > 40),
            "{lesson}"
        );
        // What is said is wrapped, and code stands from the first column.
        let first = text.lines().nth(2).expect("it has text");
        assert!((40..=80).contains(&first.len()), "{text}");
        let mut lines = text.lines();
        assert!(lines.any(|line| line.starts_with("Rust")), "{text}");
        assert!(!lines.next().expect("code").starts_with(' '), "{text}");
    }
}

#[test]
fn each_option_is_explained() {
    for question in QUESTIONS {
        let text = run(create_pyo3().args(["explain", question.flag]));
        assert!(text.lines().all(|line| line.len() <= 80), "{text}");
        let unwrapped = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(unwrapped.contains(question.help), "{text}");
        assert_eq!(json(&["explain", question.flag])["name"], question.name);
    }
    let error = run_to_failure(create_pyo3().args(["explain", "nosuch"]));
    assert!(
        error.contains("license") && error.contains("structs"),
        "{error}"
    );
}

#[cfg(unix)]
#[test]
fn on_a_wide_terminal_rust_and_python_stand_beside_each_other_in_colour() {
    use crate::support::{on_terminal, scratch};

    let folder = scratch();
    let shown = run(&mut on_terminal(
        folder.path(),
        160,
        "",
        &["explain", "exceptions"],
    ));
    let is_beside = |line: &str| line.find(">>>").is_some_and(|column| column > 60);
    assert!(shown.lines().any(is_beside), "{shown}");
    let shown = run(&mut on_terminal(
        folder.path(),
        60,
        "",
        &["explain", "exceptions"],
    ));
    assert!(!shown.lines().any(is_beside), "{shown}");
    assert!(shown.contains("\x1b[36m>>>"), "{shown}");
}

#[test]
fn shells_accept_the_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let text = run(create_pyo3().args(["completions", shell]));
        assert!(text.contains("license"), "{shell}");
    }
    let text = run(create_pyo3().args(["completions", "bash"]));
    let mut bash = Command::new("bash")
        .arg("-n")
        .stdin(Stdio::piped())
        .spawn()
        .expect("bash starts");
    std::io::Write::write_all(
        &mut bash.stdin.take().expect("it is piped"),
        text.as_bytes(),
    )
    .expect("bash reads");
    assert!(bash.wait().expect("bash ends").success());
}

#[test]
fn the_man_page_has_every_option_and_command() {
    let page = run(create_pyo3().arg("man")).replace('\\', "");
    for question in QUESTIONS {
        assert!(
            page.contains(&format!("--{}", question.flag)),
            "{}",
            question.flag
        );
    }
    for command in create_pyo3::cli::command().get_subcommands() {
        assert!(
            page.contains(&format!("create-pyo3-{}", command.get_name())),
            "{}",
            command.get_name()
        );
    }
}
