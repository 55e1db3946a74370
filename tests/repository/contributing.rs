//! What contributors are told is so.

use create_pyo3::questions::TOPICS;
use regex_lite::Regex;

use crate::support::{read_text, repository};

/// Each invariant names the test that holds it, and the test is there.
#[test]
fn each_invariant_has_its_test() {
    let text = read_text(&repository().join(".github/CONTRIBUTING.md"));
    let (_, invariants) = text
        .split_once("## What must stay true")
        .expect("it has the section");
    let test = Regex::new(r"`([\w:]+)::(\w+)`").expect("a pattern");
    let mut rows = 0;
    for row in invariants.lines().filter(|line| line.starts_with("| ")) {
        if row.contains("---") || row.contains("held by") {
            continue;
        }
        rows += 1;
        let named = test
            .captures(row)
            .unwrap_or_else(|| panic!("no test is named: {row}"));
        let module =
            read_text(&repository().join(format!("tests/{}.rs", named[1].replace("::", "/"))));
        let function = format!("#[test]\nfn {}()", &named[2]);
        assert!(module.contains(&function), "there is no test {}", &named[0]);
    }
    assert!(rows >= 8, "{rows} invariants");
}

#[test]
fn its_links_and_paths_lead_somewhere() {
    for file in ["CONTRIBUTING.md", "SECURITY.md"] {
        let text = read_text(&repository().join(".github").join(file));
        let link = Regex::new(r"\]\(([^):]+)\)").expect("a pattern");
        for found in link.captures_iter(&text) {
            let target = repository().join(".github").join(&found[1]);
            assert!(target.exists(), "{file} links to {}", &found[1]);
        }
        let path = Regex::new(r"`([\w.-]*/[\w./-]*)`").expect("a pattern");
        for found in path.captures_iter(&text) {
            let path = found[1].replace("TOPIC", TOPICS[0].name);
            let places = ["", "template/"].map(|folder| format!("{folder}{path}"));
            let exists = |path: &String| {
                let path = repository().join(path);
                path.exists() || path.with_added_extension("liquid").exists()
            };
            assert!(places.iter().any(exists), "{file} names {path}");
        }
    }
}

/// A topic takes five steps, and what `repository::topics::what_a_new_one_lacks_is_named` names stands in them.
#[test]
fn a_topic_takes_five_steps() {
    let text = read_text(&repository().join(".github/CONTRIBUTING.md"));
    let (_, steps) = text
        .split_once("## Add a topic in five steps\n")
        .expect("it has the section");
    let (steps, _) = steps.split_once("\n## ").expect("another one follows");
    let numbered = steps.lines().filter(|line| {
        line.split_once(". ")
            .is_some_and(|(number, _)| number.parse::<u8>().is_ok())
    });
    assert_eq!(numbered.count(), 5);
    for piece in [
        "generator/src/questions/table.rs",
        "`TOPICS`",
        "template/src/TOPIC.rs",
        "template/tests/test_TOPIC.py.liquid",
        "generator/book/src/TOPIC.md",
        "SUMMARY.md",
        "src/lib.rs",
        "_core.pyi",
        ".copier-answers.yml",
        "CONTRIBUTING.md",
        "TOUR.md",
    ] {
        assert!(steps.contains(piece), "the steps do not name {piece}");
    }
}
