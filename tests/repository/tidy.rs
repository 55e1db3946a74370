//! The rules of the repository.

use std::collections::BTreeMap;

use regex_lite::Regex;

use crate::support::{git, read_text, repository};

/// The files that git knows or would take, with one of these endings, below one of these folders.
pub fn files(below: &[&str], endings: &[&str]) -> Vec<(String, String)> {
    let listing = [
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
        "--",
    ];
    let listed = git(repository(), &[&listing[..], below].concat());
    let paths = listed
        .lines()
        .filter(|path| endings.iter().any(|ending| path.ends_with(ending)));
    paths
        .map(|path| (path.to_owned(), repository().join(path)))
        .filter(|(_, on_disk)| on_disk.is_file())
        .map(|(path, on_disk)| (path, read_text(&on_disk)))
        .collect()
}

#[test]
fn files_are_short() {
    let folders = [".github", "generator", "template", "tests"];
    for (path, text) in files(&folders, &[".rs", ".py", ".sh", ".liquid", ".j2"]) {
        // Prose and the stub may be longer, and grow with each topic.
        let most = match path.as_str() {
            path if path.ends_with(".md.liquid") || path.ends_with(".pyi.liquid") => continue,
            "generator/src/main.rs" => 25,
            _ => 300,
        };
        let lines = text.lines().count();
        assert!(
            lines <= most,
            "{path} has {lines} lines, {most} are the most"
        );
    }
}

/// One that is in no binary would never run.
#[test]
fn each_file_of_tests_is_in_a_binary() {
    let manifest = read_text(&repository().join("Cargo.toml"));
    let sources: BTreeMap<_, _> = files(&["tests"], &[".rs"]).into_iter().collect();
    for (path, _) in sources.iter().filter(|(_, text)| text.contains("#[test]")) {
        let module = path.trim_end_matches(".rs").trim_end_matches("/mod");
        let (folder, name) = module.rsplit_once('/').expect("it is below tests/");
        let declaration = format!("mod {name};");
        let lists = [
            format!("{folder}/mod.rs"),
            format!("{folder}/main.rs"),
            "tests/quick.rs".to_owned(),
            "tests/thorough.rs".to_owned(),
        ];
        let is_declared = lists.iter().any(|list| {
            let text = sources.get(list).map_or("", String::as_str);
            let mut lines = text.lines().map(str::trim);
            lines.any(|line| line.trim_start_matches("pub ") == declaration)
        });
        let is_root = manifest.contains(&format!("path = \"{path}\""));
        assert!(is_declared || is_root, "no binary has {path}");
    }
}

/// Otherwise a binary that is built on Windows would hold another template.
#[test]
fn line_endings_do_not_depend_on_the_system() {
    let listing = [
        "ls-files",
        "--eol",
        "--cached",
        "--others",
        "--exclude-standard",
    ];
    let listed = git(repository(), &listing);
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
    let excluded = [":!generator/releases", ":!generator/fuzz/corpus"];
    let listed = git(
        repository(),
        &[&["ls-files", "--", "."][..], &excluded].concat(),
    );
    let has_another = |path: &&str| {
        let bytes = std::fs::read(repository().join(path)).unwrap_or_default();
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
