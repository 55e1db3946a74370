//! A topic is complete, or what it lacks is named.

use create_pyo3::questions::{TOPICS, Topic};
use create_pyo3::template::sources;

use crate::support::{read_text, repository};

#[test]
fn each_is_complete() {
    for topic in TOPICS {
        let missing = missing(topic);
        assert!(
            missing.is_empty(),
            "the topic {} lacks:\n{}",
            topic.name,
            missing.join("\n")
        );
    }
}

#[test]
fn what_a_new_one_lacks_is_named() {
    let new = Topic {
        name: "dummy",
        teaches: "what is missing",
    };
    assert_eq!(
        missing(&new),
        [
            "template/src/dummy.rs",
            "template/tests/test_dummy.py",
            "generator/book/src/dummy.md",
            "`(dummy.md)` in generator/book/src/SUMMARY.md",
            "a block `if dummy %}` in template/src/lib.rs",
            "a block `if dummy %}` in template/python/{{ module_name }}/_core.pyi",
            "a block `if dummy %}` in template/.copier-answers.yml",
            "a block `if dummy %}` in template/CONTRIBUTING.md",
            "a block `if dummy %}` in template/TOUR.md",
        ]
    );
}

/// What this topic does not have yet, in the order of the steps in `.github/CONTRIBUTING.md`.
fn missing(topic: &Topic) -> Vec<String> {
    let block = format!("if {} %}}", topic.name);
    let files = [
        (format!("src/{}.rs", topic.name), "#[pyfunction]"),
        (format!("src/{}.rs", topic.name), "#[cfg(test)]"),
        (format!("tests/test_{}.py", topic.name), "def test_"),
    ];
    // What a topic has no need of: a class has no function, and some code needs Python to be tested.
    let is_needless = |needle: &str| {
        matches!(
            (topic.name, needle),
            ("structs", "#[pyfunction]") | ("structs" | "logging", "#[cfg(test)]")
        )
    };
    let mut missing = Vec::new();
    for (path, needle) in files {
        match text(&path) {
            Some(text) if text.contains(needle) || is_needless(needle) => {}
            Some(_) => missing.push(format!("`{needle}` in template/{path}")),
            None => missing.push(format!("template/{path}")),
        }
    }
    missing.dedup();
    missing.extend(missing_in_the_book(topic));
    for path in [
        "src/lib.rs",
        "python/{{ module_name }}/_core.pyi",
        ".copier-answers.yml",
        "CONTRIBUTING.md",
        "TOUR.md",
    ] {
        if !text(path).is_some_and(|text| text.contains(&block)) {
            missing.push(format!("a block `{block}` in template/{path}"));
        }
    }
    missing
}

/// That the chapter shows Python is what `book::each_topic_is_shown_in_python` holds.
fn missing_in_the_book(topic: &Topic) -> Vec<String> {
    let folder = "generator/book/src";
    let chapter = format!("{}.md", topic.name);
    let mut missing = Vec::new();
    if !repository().join(folder).join(&chapter).is_file() {
        missing.push(format!("{folder}/{chapter}"));
    }
    let link = format!("({chapter})");
    if !read_text(&repository().join(folder).join("SUMMARY.md")).contains(&link) {
        missing.push(format!("`{link}` in {folder}/SUMMARY.md"));
    }
    missing
}

fn text(path: &str) -> Option<String> {
    let source = sources().into_iter().find(|source| source.path == path)?;
    Some(String::from_utf8_lossy(&source.contents).into_owned())
}
