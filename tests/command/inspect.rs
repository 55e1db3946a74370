//! `list`, `explain`, `completions` and `man`: the table, shown.

use std::process::Command;

use create_pyo3::questions::{QUESTIONS, TOPICS};
use create_pyo3::text::links;
use regex_lite::Regex;
use serde_json::Value;

use crate::support::{create_pyo3, repository, run, run_to_failure, tree};

fn json(arguments: &[&str]) -> Value {
    let printed = run(create_pyo3().args(arguments).args(["--format", "json"]));
    let value: Value = serde_json::from_str(&printed).expect("it is JSON");
    assert_eq!(value["command"], arguments[0]);
    value
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
    assert!(shown.contains("\x1b[2m>>>"), "{shown}");
}

#[test]
fn each_shell_has_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let text = run(create_pyo3().args(["completions", shell]));
        assert!(text.contains("license"), "{shell}");
    }
}

/// Fish and bash complete what a command takes, not only what it is called.
#[test]
fn what_a_command_takes_is_completed() {
    for (line, wanted) in [
        ("create-pyo3 upd", "update"),
        ("create-pyo3 --lic", "--license"),
        ("create-pyo3 --license no", "none"),
        ("create-pyo3 add fun", TOPICS[0].name),
        ("create-pyo3 explain abi", "abi3"),
        ("create-pyo3 update --s", "--set"),
        ("create-pyo3 doctor --format j", "json"),
        ("create-pyo3 man doc", "doctor"),
    ] {
        let words: Vec<_> = line.split(' ').collect();
        let (last, before) = (words[words.len() - 1], words[words.len() - 2]);
        let script = format!(
            "{}\nCOMP_WORDS=({line}); COMP_CWORD={}; _create__pyo3 create-pyo3 {last} {before}; echo ${{COMPREPLY[@]}}",
            run(create_pyo3().args(["completions", "bash"])),
            words.len() - 1
        );
        let completed = run(Command::new("bash").args(["-c", &script]));
        assert_eq!(completed.trim_end(), wanted, "{line}");
    }
    let fish = run(create_pyo3().args(["completions", "fish"]));
    for topics in ["add", "remove"] {
        let names = TOPICS.iter().map(|topic| topic.name).collect::<Vec<_>>();
        let line = format!(
            "_using_subcommand {topics}\" -f -a \"{}\"\n",
            names.join(" ")
        );
        assert!(fish.contains(&line), "{fish}");
    }
    let reads_an_open_value = "or argparse -s (__fish_create_pyo3_global_optspecs) -- $cmd ''";
    assert!(fish.contains(reads_an_open_value), "{fish}");
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
        let name = command.get_name();
        assert!(page.contains(&format!("create-pyo3-{name}")), "{name}");
        if name != "man" {
            let page = run(create_pyo3().args(["man", name])).replace('\\', "");
            assert!(
                page.contains(&format!(".TH create-pyo3-{name} 1")),
                "{page}"
            );
            for option in command.get_arguments().filter_map(clap::Arg::get_long) {
                assert!(page.contains(&format!("--{option}")), "{name} --{option}");
            }
        }
    }
}

/// The book has each page that the command names, at the address that GitHub gives it.
#[test]
fn each_link_leads_into_the_book() {
    let named = Regex::new(r#"links::page\("([\w-]+)"\)"#).expect("a pattern");
    let sources = tree(&repository().join("generator/src"));
    let texts = sources.values().map(|text| String::from_utf8_lossy(text));
    let text = texts.collect::<String>();
    let pages = named.captures_iter(&text).map(|found| found[1].to_owned());
    let pages: Vec<_> = pages
        .chain(TOPICS.iter().map(|topic| topic.name.to_owned()))
        .collect();
    assert!(pages.len() > TOPICS.len() + 3, "{pages:?}");
    for page in pages {
        let path = repository().join(format!("generator/book/src/{page}.md"));
        assert!(path.is_file(), "{} is missing", path.display());
    }
    let repository = env!("CARGO_PKG_REPOSITORY").trim_start_matches("https://github.com/");
    let (owner, name) = repository.split_once('/').expect("an owner and a name");
    assert_eq!(links::BOOK, format!("https://{owner}.github.io/{name}/"));
}
