//! The rules of the repository.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use create_pyo3::questions::TOPICS;
use create_pyo3::template::{SUFFIX, sources};
use regex_lite::Regex;

use crate::support::{isolated, pairwise, read_text, repository, run, subsets};

/// The files that git knows or would take, with one of these endings, below one of these folders.
fn files(below: &[&str], endings: &[&str]) -> Vec<(String, String)> {
    let listed = run(isolated(Command::new("git"))
        .args([
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            "--",
        ])
        .args(below)
        .current_dir(repository()));
    let paths = listed
        .lines()
        .filter(|path| endings.iter().any(|ending| path.ends_with(ending)));
    paths
        .map(|path| (path.to_owned(), repository().join(path)))
        .filter(|(_, on_disk)| on_disk.is_file())
        .map(|(path, on_disk): (String, PathBuf)| (path, read_text(&on_disk)))
        .collect()
}

#[test]
fn files_are_short() {
    let code = files(
        &["generator", "template", "tests"],
        &[".rs", ".py", ".liquid", ".j2"],
    );
    // Prose may be longer, and grows with each topic.
    for (path, text) in code
        .into_iter()
        .filter(|(path, _)| !path.ends_with(".md.liquid"))
    {
        let (lines, most) = (
            text.lines().count(),
            if path == "generator/src/main.rs" {
                25
            } else {
                400
            },
        );
        assert!(
            lines <= most,
            "{path} has {lines} lines, {most} are the most"
        );
    }
}

/// Otherwise a binary that is built on Windows would hold another template.
#[test]
fn line_endings_do_not_depend_on_the_system() {
    let listed = run(isolated(Command::new("git"))
        .args([
            "ls-files",
            "--eol",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(repository()));
    for line in listed.lines() {
        // What was renamed or removed and not yet added has nothing behind `w/`.
        let is_lf = ["w/lf", "w/none", "w/ "].iter().any(|it| line.contains(it));
        let is_text = is_lf && line.contains("attr/text=auto eol=lf");
        assert!(is_text || line.contains("attr/-text"), "{line}");
    }
}

/// Whoever forks the repository changes Cargo.toml, and is told where else.
#[test]
fn the_repository_has_one_address() {
    let address = Regex::new(r"github\.com/[\w-]+/create-pyo3").expect("a pattern");
    let named = env!("CARGO_PKG_REPOSITORY");
    let listed = run(isolated(Command::new("git"))
        .args([
            "ls-files",
            "--",
            ".",
            ":!generator/releases",
            ":!generator/fuzz/corpus",
        ])
        .current_dir(repository()));
    let has_another = |path: &&str| {
        let bytes = fs::read(repository().join(path)).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let mut found = address.find_iter(&text);
        found.any(|found| !named.ends_with(found.as_str()))
    };
    let others: Vec<&str> = listed.lines().filter(has_another).collect();
    assert!(
        others.is_empty(),
        "not {named}, as Cargo.toml has it: {others:#?}"
    );
}

#[test]
fn each_effect_has_one_module() {
    for (effect, modules) in [
        (
            r"\binquire::|is_terminal|io::stdin",
            vec!["prompt.rs", "error.rs"],
        ),
        (
            r"fs::(write|rename|create_dir|remove)|tempfile::",
            vec!["write/", "system/", "git.rs", "inspect/checks.rs"],
        ),
        (
            r"\bfs::|File::|read_to_string",
            vec!["write/", "system/", "git.rs", "build.rs"],
        ),
        (
            r"Command::new|process::Command",
            vec![
                "git.rs",
                "cli.rs",
                "next.rs",
                "inspect/ask.rs",
                "inspect/checks.rs",
                "inspect/mod.rs",
            ],
        ),
        (
            r"\be?println!|io::std(out|err)|anstream",
            vec!["src/report.rs", "src/main.rs", "src/prompt.rs", "build.rs"],
        ),
    ] {
        let pattern = Regex::new(effect).expect("a pattern");
        for (path, text) in files(&["generator/src", "generator/build.rs"], &[".rs"]) {
            let is_allowed = modules
                .iter()
                .any(|module| path.contains(&format!("/{module}")));
            let found = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .find(|line| pattern.is_match(line));
            assert!(
                is_allowed || found.is_none(),
                "{path} does what only {modules:?} may: {found:?}"
            );
        }
    }
}

#[test]
fn topics_are_named_in_the_table_only() {
    let names: Vec<_> = TOPICS.iter().map(|topic| topic.name).collect();
    let pattern = Regex::new(&format!(
        r#""({0})"|\b({0})\.rs|test_({0})\b"#,
        names.join("|")
    ))
    .expect("a pattern");
    for (path, text) in files(&["generator"], &[".rs", ".j2"]) {
        if !path.ends_with("questions.rs") {
            let found = text.lines().find(|line| pattern.is_match(line));
            assert!(found.is_none(), "{path} names a topic: {found:?}");
        }
    }
}

#[test]
fn templates_stay_in_the_dialect_that_three_engines_share() {
    let tag = Regex::new(r"\{%-?\s*(.*?)\s*-?%\}").expect("a pattern");
    let shared = Regex::new(
        r#"^(if [a-z0-9_]+( (==|!=) "[^"]*")?( (and|or) [a-z0-9_]+( (==|!=) "[^"]*")?)*|else|endif|raw|endraw)$"#,
    )
    .expect("a pattern");
    let output = Regex::new(r"\{\{(.*?)\}\}").expect("a pattern");
    let raw = Regex::new(r"(?s)\{% raw %\}.*?\{% endraw %\}").expect("a pattern");
    for source in sources() {
        let text = String::from_utf8_lossy(&source.contents);
        assert_eq!(
            source.has_markers,
            text.contains("{{") || text.contains("{%"),
            "{}: files with markers end in {SUFFIX}, others do not",
            source.path
        );
        for found in tag.captures_iter(&text) {
            assert!(
                shared.is_match(&found[1]),
                "{}: {} is not shared",
                source.path,
                &found[0]
            );
        }
        assert!(
            !text.contains("{#"),
            "{}: comments are not shared",
            source.path
        );
        let text = format!("{}{}", source.path, raw.replace_all(&text, ""));
        for found in output.captures_iter(&text) {
            let name = found[1].trim();
            let is_name =
                !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            assert!(is_name, "{}: {} is not shared", source.path, &found[0]);
        }
    }
}

#[test]
fn no_marker_is_left_in_any_project() {
    let expression = Regex::new(r"\$\{\{[^}]*\}\}").expect("a pattern");
    for case in subsets().iter().chain(&pairwise()) {
        let given = |text: &str| {
            case.answers
                .iter()
                .any(|(_, value)| format!("{value:?}").contains(text))
        };
        if given("{{") {
            continue;
        }
        for file in case.plan() {
            let text = format!("{}\n{}", file.path, String::from_utf8_lossy(&file.contents));
            let text = expression.replace_all(&text, "");
            // Rust's format strings write a brace as two.
            let has_marker = text.contains("{%") || text.contains("{{ ");
            assert!(!has_marker, "{}: {text}", file.path);
        }
    }
}

#[test]
fn the_template_names_this_version() {
    let answers = sources()
        .into_iter()
        .find(|source| source.path == ".copier-answers.yml");
    let text =
        String::from_utf8_lossy(&answers.as_ref().expect("it is there").contents).into_owned();
    let version = format!("_commit: v{}\n", env!("CARGO_PKG_VERSION"));
    assert!(
        text.contains(&version),
        "the answers file should say {version}"
    );
    let source = format!("_src_path: {}.git\n", env!("CARGO_PKG_REPOSITORY"));
    assert!(
        text.contains(&source),
        "the answers file should say {source}"
    );
}

#[test]
fn nothing_in_the_template_runs_or_leads_elsewhere() {
    for entry in walkdir::WalkDir::new(repository().join("template")) {
        let entry = entry.expect("the template can be read");
        assert!(
            !entry.path_is_symlink(),
            "{} is a link",
            entry.path().display()
        );
    }
    let configuration = read_text(&repository().join("copier.yml"));
    for needs_trust in ["_tasks", "_migrations", "_jinja_extensions"] {
        assert!(
            !configuration.contains(needs_trust),
            "copier.yml has {needs_trust}"
        );
    }
    for script in ["init.rhai", "pre.rhai"] {
        let text = read_text(&repository().join("template").join(script));
        assert!(!text.contains("system::"), "{script} runs a command");
    }
}
