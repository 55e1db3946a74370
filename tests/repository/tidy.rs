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
            match path.as_str() {
                "generator/src/main.rs" => 25,
                path if path.starts_with("generator/") => 300,
                _ => 400,
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
            vec!["terminal/prompt.rs", "error/mod.rs"],
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
fn functions_fit_a_screen() {
    let start = Regex::new(r"^( *)(?:pub(?:\(\w+\))? )?(?:const )?fn (\w+)").expect("a pattern");
    for (path, text) in files(&["generator/src"], &[".rs"]) {
        let lines: Vec<&str> = text.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            let Some(found) = start.captures(line) else {
                continue;
            };
            let end = format!("{}}}", &found[1]);
            let length = lines[number..]
                .iter()
                .position(|line| *line == end)
                .unwrap_or_default()
                + 1;
            assert!(length <= 50, "{path}: {} has {length} lines", &found[2]);
        }
    }
}
