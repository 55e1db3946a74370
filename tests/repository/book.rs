//! The book: it builds, its links lead somewhere, its code is the project's. `transcripts.rs` runs its sessions.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use create_pyo3::cli::command;
use create_pyo3::frontends::options_table;
use create_pyo3::questions::{QUESTIONS, TOPICS};
use mdbook_driver::MDBook;
use regex_lite::Regex;
use serde_json::Value;

use super::benchmarks::forms_table;
use crate::support::book::{self, Block, blocks, chapters};
use crate::support::{
    create_pyo3_in, cut, installed_path, is_left_over, is_stale, kept, read_text, repository, run,
    scratch, tree_of, variants,
};

#[test]
fn its_snippets_are_current() {
    let folder = book::source().join("snippets");
    let wanted = snippets();
    let mut stale = Vec::new();
    // The table of `update::fleet`, which takes too long for a quick test, is held to its runs there.
    let present = tree_of(&folder, |path| path != "fleet.md");
    for path in present.keys().filter(|path| !wanted.contains_key(*path)) {
        if is_left_over(&folder.join(path)) {
            stale.push(path.clone());
        }
    }
    let rewritten = wanted
        .iter()
        .filter(|(path, text)| is_stale(&folder.join(path), text.as_bytes()));
    stale.extend(rewritten.map(|(path, _)| path.clone()));
    assert!(
        stale.is_empty(),
        "snippets are stale; run `cargo run --example renew`: {stale:?}"
    );
}

/// Built by mdBook itself, whose ids and paths are then what the links are held to.
#[test]
fn its_links_lead_somewhere() {
    let built = kept("book");
    let mut book = MDBook::load(repository().join("generator/book")).expect("the book loads");
    book.config.build.build_dir.clone_from(&built);
    book.build().expect("the book builds");

    let ids = Regex::new(r#"\sid="([^"]+)""#).expect("a pattern");
    // The page for what is not there has links that start at the site's root, and the one to print has
    // those of all chapters, whose names should stand in the message.
    let pages: BTreeMap<PathBuf, String> =
        tree_of(&built, |path| !["404.html", "print.html"].contains(&path))
            .into_keys()
            .filter(|path| path.ends_with(".html"))
            .map(|path| built.join(path))
            .map(|path| (path.clone(), read_text(&path)))
            .collect();
    assert!(pages.len() > 10, "{:?}", pages.keys());
    let links = Regex::new(r#"\s(?:href|src)="([^"]*)""#).expect("a pattern");
    for (page, html) in &pages {
        assert!(
            !html.contains("{{#"),
            "{}: something could not be included",
            page.display()
        );
        for found in links.captures_iter(html) {
            let problem = problem_of(&found[1], page, |target, id| {
                let html = pages.get(target).map_or("", String::as_str);
                ids.captures_iter(html).any(|found| &found[1] == id)
            });
            if let Some(problem) = problem {
                panic!("{}: {} {problem}", page.display(), &found[1]);
            }
        }
    }
}

#[test]
fn its_code_is_the_projects() {
    let include = Regex::new(r"^\{\{#include [^{}]+\}\}\n$").expect("a pattern");
    let sources: BTreeSet<String> =
        tree_of(&example(), |path| !["target", ".venv"].contains(&path))
            .into_values()
            .filter_map(|contents| String::from_utf8(contents).ok())
            .flat_map(|text| {
                text.lines()
                    .map(|line| line.trim().to_owned())
                    .collect::<Vec<_>>()
            })
            .collect();
    for block in blocks() {
        let Block {
            chapter,
            language,
            text,
        } = &block;
        match language.as_str() {
            "rust" | "python" | "toml" | "yaml" | "text" => assert!(
                include.is_match(text),
                "{chapter}: code is included, not written into the book:\n{text}"
            ),
            "diff" => {
                for line in text.lines().filter_map(|line| line.strip_prefix('+')) {
                    assert!(
                        sources.contains(line.trim()),
                        "{chapter}: no file of the project has the line{line}"
                    );
                }
            }
            "json" => drop(serde_json::from_str::<Value>(text).expect(chapter)),
            "console" => text.lines().for_each(|line| assert_parses(chapter, line)),
            "pycon" => assert!(
                text.starts_with(">>> "),
                "{chapter}: not a transcript:\n{text}"
            ),
            _ => panic!("{chapter}: nothing checks blocks of {language:?}:\n{text}"),
        }
    }
}

#[test]
fn each_topic_is_shown_in_python() {
    let blocks = blocks();
    for topic in TOPICS {
        let chapter = format!("{}.md", topic.name);
        let mut shown = blocks.iter().filter(|block| block.language == "pycon");
        assert!(shown.any(|block| block.chapter == chapter), "{chapter}");
    }
}

/// What is wrong with a link of a built page, if anything is.
fn problem_of(
    link: &str,
    page: &Path,
    has_id: impl Fn(&Path, &str) -> bool,
) -> Option<&'static str> {
    let of_repository = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/");
    if let Some(path) = link.strip_prefix(of_repository) {
        return (!repository().join(path).exists()).then_some("is not in the repository");
    }
    if link.contains("://") {
        return None;
    }
    let (path, id) = link.split_once('#').unwrap_or((link, ""));
    let target = match path {
        "" => page.to_owned(),
        _ => page.with_file_name("").join(path),
    };
    if !target.is_file() {
        return Some("is not a file of the book");
    }
    (!id.is_empty() && !has_id(&target, id)).then_some("has no such heading")
}

/// Our own commands are at least ones that the command line takes.
fn assert_parses(chapter: &str, line: &str) {
    let words: Vec<&str> = line.split_whitespace().collect();
    let ours = match words.as_slice() {
        ["create-pyo3", ..] => words,
        ["cargo", "run", "--", rest @ ..] => [&["create-pyo3"], rest].concat(),
        _ => return,
    };
    if let Err(error) = command().try_get_matches_from(ours) {
        panic!("{chapter}: {line}: {error}");
    }
}

fn example() -> PathBuf {
    repository().join("examples/all")
}

/// Everything in `snippets/`: what is printed, what follows from the table, and each piece of the example
/// that a chapter includes as `snippets/FILE/NAME.ENDING`.
fn snippets() -> BTreeMap<String, String> {
    let printed = |arguments: &[&str]| {
        let folder = scratch();
        run(create_pyo3_in(folder.path(), arguments).env("PATH", installed_path()))
    };
    let mut snippets = BTreeMap::from([
        ("created.txt".to_owned(), printed(&["my-project", "--yes"])),
        (
            "dry-run.txt".to_owned(),
            printed(&["my-project", "--dry-run", "--examples=json"]),
        ),
        ("options.md".to_owned(), options_table()),
        ("names.md".to_owned(), names_table()),
        ("topics.md".to_owned(), topics_table()),
        ("faster.md".to_owned(), forms_table()),
    ]);
    let included =
        Regex::new(r"\{\{#include snippets/((\S+)/([\w.-]+)\.(\w+))\}\}").expect("a pattern");
    for (chapter, text) in chapters() {
        for found in included.captures_iter(&text) {
            let [path, file, name, ending] = [1, 2, 3, 4].map(|group| &found[group]);
            let source = match file {
                "variants.rs" => variants::source(),
                _ => read_text(&example().join(file)),
            };
            let piece = cut(&source, ending, name);
            let piece = piece.unwrap_or_else(|| panic!("{chapter}: {file} has no {name}"));
            snippets.insert(path.to_owned(), piece);
        }
    }
    snippets
}

/// The same question in each front door.
fn names_table() -> String {
    let rows = QUESTIONS.iter().map(|question| {
        let name = question.name;
        let ours = question.flag;
        format!("| {} | `--{ours}` | `-d {name}=…` |\n", question.prompt)
    });
    format!(
        "| question | create-pyo3 | copier, cargo-generate |\n| --- | --- | --- |\n{}",
        rows.collect::<String>()
    )
}

fn topics_table() -> String {
    let rows = TOPICS
        .iter()
        .map(|topic| format!("| [{0}]({0}.md) | {1} |\n", topic.name, topic.teaches));
    format!(
        "| topic | what it shows |\n| --- | --- |\n{}",
        rows.collect::<String>()
    )
}
