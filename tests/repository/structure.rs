//! The structure of the sources: which folder uses which, and what only one of them does.

use create_pyo3::questions::TOPICS;
use regex_lite::Regex;

use super::tidy::files;
use crate::support::{read_text, repository};

/// The folders are listed in lib.rs from top to bottom. Each may use those below it, which leaves no circle.
#[test]
fn imports_lead_downwards() {
    let lib = read_text(&repository().join("generator/src/lib.rs"));
    let declared = lib.lines().filter_map(|line| line.strip_prefix("pub mod "));
    let floors: Vec<&str> = declared.map(|name| name.trim_end_matches(';')).collect();
    let folder_of = |path: &str| {
        let rest = path
            .strip_prefix("generator/src/")
            .expect("it is listed below there");
        rest.split('/')
            .next()
            .expect("a name")
            .trim_end_matches(".rs")
            .to_owned()
    };
    let floor = |folder: &str| floors.iter().position(|name| *name == folder);
    let used = Regex::new(r"\bcrate::(\w+)").expect("a pattern");
    for (path, text) in files(&["generator/src"], &[".rs"]) {
        let folder = folder_of(&path);
        if ["lib", "main"].contains(&folder.as_str()) {
            continue;
        }
        let here = floor(&folder).unwrap_or_else(|| panic!("lib.rs does not list {folder}"));
        for name in used.captures_iter(&text).map(|found| found[1].to_owned()) {
            let there = floor(&name).unwrap_or_else(|| panic!("{path} uses crate::{name}"));
            assert!(
                there >= here,
                "{path} uses crate::{name}, which lib.rs lists above {folder}"
            );
        }
    }
}

/// Each folder says what it is for.
#[test]
fn folders_say_what_they_are_for() {
    for (path, text) in files(&["generator/src"], &["/mod.rs"]) {
        assert!(
            text.starts_with("//! "),
            "{path} does not begin with its purpose"
        );
    }
}

/// Files of one folder import each other in one direction, too.
#[test]
fn files_of_a_folder_form_no_circle() {
    let sources = files(&["generator/src"], &[".rs"]);
    let module = |path: &str| {
        let path = path
            .trim_start_matches("generator/src/")
            .trim_end_matches(".rs");
        path.trim_end_matches("/mod").replace('/', "::")
    };
    let used = Regex::new(r"(?m)^ *(?:pub )?use (crate|super)::([\w:]+)").expect("a pattern");
    let modules: Vec<String> = sources.iter().map(|(path, _)| module(path)).collect();
    let uses: Vec<Vec<usize>> = sources
        .iter()
        .zip(&modules)
        .map(|((_, text), here)| {
            let parent = here.rsplit_once("::").map_or("", |(parent, _)| parent);
            let named = used.captures_iter(text).map(|found| match &found[1] {
                "crate" => found[2].to_owned(),
                _ => format!("{parent}::{}", &found[2]),
            });
            let found = named.filter_map(|name| {
                let mut known = modules.iter().enumerate();
                known.find(|(_, it)| {
                    name.strip_prefix(it.as_str())
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
                        && it.contains("::")
                })
            });
            found.map(|(index, _)| index).collect()
        })
        .collect();
    for start in 0..uses.len() {
        let (mut seen, mut open) = (vec![false; uses.len()], uses[start].clone());
        while let Some(next) = open.pop() {
            assert!(
                next != start,
                "{} uses itself through {:?}",
                modules[start],
                uses[start]
                    .iter()
                    .map(|it| &modules[*it])
                    .collect::<Vec<_>>()
            );
            if !std::mem::replace(&mut seen[next], true) {
                open.extend(&uses[next]);
            }
        }
    }
}

#[test]
fn each_effect_has_one_module() {
    for (effect, modules) in [
        (
            r"\bcrossterm::|tui_input|is_terminal|io::stdin",
            vec!["terminal/prompt/"],
        ),
        (
            r"fs::(write|rename|create_dir|remove)|tempfile::",
            vec!["system/", "disk/", "doctor/checks.rs", "adopt/trial.rs"],
        ),
        (
            r"\bfs::|File::|read_to_string",
            vec!["system/", "disk/", "generator/build.rs", "adopt/trial.rs"],
        ),
        (
            r"Command::new|process::Command",
            vec![
                "system/git.rs",
                "create/build.rs",
                "doctor/",
                "cli/",
                "adopt/tools.rs",
            ],
        ),
        (
            r"\be?println!|io::std(out|err)|anstream",
            vec!["terminal/", "src/main.rs", "generator/build.rs"],
        ),
    ] {
        let pattern = Regex::new(effect).expect("a pattern");
        for (path, text) in files(&["generator/src", "generator/build.rs"], &[".rs"]) {
            let is_allowed = modules
                .iter()
                .any(|module| format!("/{path}").contains(&format!("/{module}")));
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
        // The book quotes the template.
        if !path.ends_with("questions/table.rs") && !path.starts_with("generator/book/") {
            let found = text.lines().find(|line| pattern.is_match(line));
            assert!(found.is_none(), "{path} names a topic: {found:?}");
        }
    }
}
