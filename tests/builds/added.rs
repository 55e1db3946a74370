//! A function and a class, added to a generated project exactly as its CONTRIBUTING.md shows it.

use std::path::Path;

use regex_lite::Regex;

use crate::projects::{assert_project_works, cargo};
use crate::support::{Case, Project, read_text, run, tool, write};

#[test]
fn a_function_and_a_class_work() {
    let no_class_yet = vec!["json", "exceptions"];
    for case in [
        Case::new("added"),
        Case::new("added-to-some").with_topics(no_class_yet),
        Case::new("added-to-none").with_topics(Vec::new()),
    ] {
        let project = Project::render(&case);
        for section in ["Add a function", "Add a class"] {
            follow(&project.folder, section);
            assert_checked(&case, &project);
        }
    }
}

/// The commands of the section "Check it", and the tests.
fn assert_checked(case: &Case, project: &Project) {
    let folder = &project.folder;
    let ruff = |arguments: &[&str]| run(tool("ruff").args(arguments).current_dir(folder));
    ruff(&["check", "--no-cache"]);
    ruff(&["format", "--no-cache", "--check"]);
    run(cargo(folder).args(["fmt", "--check"]));
    let clippy = ["clippy", "--quiet", "--all-targets", "--", "-D", "warnings"];
    run(cargo(folder).args(clippy));
    run(cargo(folder).args(["test", "--quiet"]));
    run(cargo(folder)
        .args(["doc", "--quiet", "--no-deps", "--document-private-items"])
        .env("RUSTDOCFLAGS", "-D warnings"));
    assert_project_works(case, project);
}

/// Does what the section says: each block of code is for the file that is named last before it.
fn follow(project: &Path, section: &str) {
    let text = read_text(&project.join("CONTRIBUTING.md"));
    let (_, text) = text
        .split_once(&format!("\n## {section}\n"))
        .unwrap_or_else(|| panic!("CONTRIBUTING.md has no section {section}"));
    let (text, _) = text.split_once("\n## ").expect("another section follows");
    let named = Regex::new(r"`((?:src|python|tests)/[\w./-]+)`").expect("a pattern");
    let mut path = String::new();
    let mut blocks = 0;
    for (index, part) in text.split("```").enumerate() {
        if index % 2 == 0 {
            if let Some(found) = named.captures_iter(part).last() {
                path = found[1].to_owned();
            }
            continue;
        }
        blocks += 1;
        let (language, code) = part.split_once('\n').expect("a block has lines");
        let file = project.join(&path);
        let old = if file.exists() {
            read_text(&file)
        } else {
            String::new()
        };
        let new = match language {
            "diff" => patched(&old, code, &path),
            _ => old + code,
        };
        write(&file, new);
    }
    assert!(blocks >= 4, "{section} has {blocks} blocks");
}

/// The text with the lines that a diff shows replaced by those that it shows instead.
fn patched(text: &str, diff: &str, path: &str) -> String {
    let side = |wanted: char| -> String {
        let lines = diff.lines().filter(|line| line.starts_with([' ', wanted]));
        lines.map(|line| format!("{}\n", &line[1..])).collect()
    };
    let (before, after) = (side('-'), side('+'));
    let places = text.matches(&before).count();
    assert_eq!(places, 1, "{path} has {places} places like\n{before}");
    text.replacen(&before, &after, 1)
}
