//! Makes a release of template files: its manifest, and the blobs that no earlier release has.

use std::borrow::Cow;
use std::collections::BTreeMap;

use create_pyo3::answers::{self, Answers, Value};
use create_pyo3::plan::plan;
use create_pyo3::questions::{Default, QUESTIONS, Question};
use create_pyo3::template::releases::{self, Manifest};
use create_pyo3::template::{Template, conditions};
use sha2::{Digest, Sha256};

pub struct Release {
    pub manifest: Manifest,
    /// What is stored beside it, by hash.
    pub blobs: BTreeMap<String, Vec<u8>>,
}

impl Release {
    /// The release of `files`, named by their paths in the repository.
    pub fn new(files: &BTreeMap<String, Vec<u8>>) -> Self {
        let mut blobs = BTreeMap::new();
        for contents in files.values() {
            let hash = sha256(contents);
            if releases::blob(&hash).is_none() {
                blobs.insert(hash, contents.clone());
            }
        }
        let any_of = |names: Vec<Cow<str>>| names.into_iter().map(Cow::into_owned).collect();
        let manifest = Manifest {
            answers: defaults(),
            files: files
                .iter()
                .map(|(path, contents)| (path.clone(), sha256(contents)))
                .collect(),
            conditions: conditions()
                .into_iter()
                .map(|it| (it.path.into_owned(), any_of(it.any_of)))
                .collect(),
            renderings: BTreeMap::new(),
        };
        Self { manifest, blobs }
    }
}

pub fn sha256(contents: &[u8]) -> String {
    let bytes = Sha256::digest(contents);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash of everything that a project consists of.
pub fn hash_of_project(template: &Template, answers: &Answers) -> String {
    let files = plan(template, answers).expect("a release renders");
    let lines = files
        .iter()
        .map(|file| format!("{} {}\n", sha256(&file.contents), file.path));
    sha256(lines.collect::<String>().as_bytes())
}

/// The answers of the manifest, but for `NAME=VALUE`.
pub fn answers_of(manifest: &Manifest, variation: &str) -> Answers {
    let answer = |question: &'static Question| {
        let other = variation
            .strip_prefix(question.name)
            .and_then(|rest| rest.strip_prefix('='));
        let text = other.or(manifest.answers.get(question.name).map(String::as_str));
        match text {
            Some(text) => answers::parse(question, text),
            None => Ok(answers::default(question, "")),
        }
    };
    Answers::collect(answer).expect("what was possible stays possible")
}

fn defaults() -> BTreeMap<String, String> {
    let text = |question: &Question| match answers::default(question, "") {
        Value::Text(_) if matches!(question.default, Default::Path) => "my-project".to_owned(),
        Value::Text(text) => text,
        Value::Switch(on) => on.to_string(),
        Value::Topics(topics) => topics.join(","),
    };
    QUESTIONS
        .iter()
        .map(|question| (question.name.to_owned(), text(question)))
        .collect()
}
