//! The inputs with which the fuzzing began, and those that found a fault, find none now.

#[path = "../../generator/fuzz/src/lib.rs"]
mod properties;

use std::collections::BTreeSet;

use crate::support::{assert_says, read_text, repository, tree};

#[test]
fn finds_no_fault_in_the_corpus() {
    for (target, property) in properties::PROPERTIES {
        let corpus = tree(&fuzz().join("corpus").join(target));
        assert!(corpus.len() > 5, "{target} has {} inputs", corpus.len());
        for (path, input) in corpus {
            let input = String::from_utf8(input).unwrap_or_else(|e| panic!("{path}: {e}"));
            println!("{target}/{path}");
            property(&input);
        }
    }
}

/// The ones that libFuzzer finds are told apart by the name of the target only.
#[test]
fn has_a_target_for_each_property() {
    let names: BTreeSet<_> = properties::PROPERTIES
        .iter()
        .map(|(name, _)| *name)
        .collect();
    let manifest = read_text(&fuzz().join("Cargo.toml"));
    let manifest: toml_edit::DocumentMut = manifest.parse().expect("it is TOML");
    let targets = manifest["bin"]
        .as_array_of_tables()
        .expect("it has targets");
    let targets: BTreeSet<_> = targets
        .iter()
        .filter_map(|target| target["name"].as_str())
        .collect();
    assert_eq!(targets, names);
    let table = read_text(&fuzz().join("README.md"));
    for name in names {
        assert_says(&table, &format!("| `{name}` |"));
        let target = read_text(&fuzz().join(format!("targets/{name}.rs")));
        assert_says(&target, &format!("create_pyo3_fuzz::{name}(input)"));
    }
}

fn fuzz() -> std::path::PathBuf {
    repository().join("generator/fuzz")
}
