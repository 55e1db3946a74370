//! What the table of questions says of the template is so.

use create_pyo3::questions::{CONDITIONS, QUESTIONS};
use create_pyo3::template::sources;

use crate::support::{read_text, repository};

#[test]
fn each_answer_is_recorded() {
    let path = "template/.copier-answers.yml.liquid";
    let recorded = read_text(&repository().join(path));
    for question in QUESTIONS {
        let name = question.name;
        assert!(
            recorded.contains(&format!("\n{name}:")),
            "the question {name} needs a line `{name}: …` in {path}, or its projects cannot be updated"
        );
    }
}

#[test]
fn each_condition_is_for_something() {
    let sources = sources();
    for condition in CONDITIONS {
        let path = condition.path;
        let folder = format!("{path}/");
        let is_there = |file: &str| file == path || file.starts_with(&folder);
        assert!(
            sources.iter().any(|source| is_there(&source.path)),
            "CONDITIONS in generator/src/questions/table.rs names {path}, which template/ does not have"
        );
    }
}
