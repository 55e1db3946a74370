//! What the template may name.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::answers::{Answers, Value};
use crate::questions::{QUESTIONS, TOPICS};

/// A value that templates use and nobody is asked for, once in each front door's language.
#[derive(Serialize)]
pub struct Derived {
    pub name: &'static str,
    /// `bool` or `str`, as copier calls them.
    #[serde(rename = "type")]
    pub kind: &'static str,
    #[serde(skip)]
    pub value: fn(&Answers) -> minijinja::Value,
    pub jinja: &'static str,
    pub rhai: &'static str,
}

/// What the template may name: the answers, a boolean for each topic, and what follows from them.
pub fn context(answers: &Answers) -> BTreeMap<&'static str, minijinja::Value> {
    let answered = QUESTIONS
        .iter()
        .map(|question| (question.name, value(answers.get(question))));
    let topics = TOPICS
        .iter()
        .map(|topic| (topic.name, answers.topics().contains(&topic.name).into()));
    let derived = DERIVED
        .iter()
        .map(|derived| (derived.name, (derived.value)(answers)));
    answered.chain(topics).chain(derived).collect()
}

fn value(value: &Value) -> minijinja::Value {
    match value {
        Value::Text(text) => text.into(),
        Value::Switch(on) => (*on).into(),
        Value::Topics(topics) => topics.iter().copied().collect(),
    }
}

const GITHUB: &str = "https://github.com/";

pub const DERIVED: &[Derived] = &[
    Derived {
        name: "module_name",
        kind: "str",
        value: |answers| answers.module_name().into(),
        jinja: "project_name | lower | replace('-', '_')",
        rhai: "module_of(project_name)",
    },
    Derived {
        name: "python_digits",
        kind: "str",
        value: |answers| answers.text("python").replace('.', "").into(),
        jinja: "python | replace('.', '')",
        rhai: "digits_of(python)",
    },
    Derived {
        name: "starter",
        kind: "bool",
        value: |answers| answers.topics().is_empty().into(),
        jinja: "not examples",
        rhai: "examples.is_empty()",
    },
    Derived {
        name: "mit",
        kind: "bool",
        value: |answers| answers.text("license").starts_with("MIT").into(),
        jinja: "license.startswith('MIT')",
        rhai: r#"license.starts_with("MIT")"#,
    },
    Derived {
        name: "apache",
        kind: "bool",
        value: |answers| answers.text("license").ends_with("Apache-2.0").into(),
        jinja: "license.endswith('Apache-2.0')",
        rhai: r#"license.ends_with("Apache-2.0")"#,
    },
    // A sole license is called LICENSE; where there are two, each has its name behind.
    Derived {
        name: "mit_suffix",
        kind: "str",
        value: |answers| suffix(answers.text("license"), "MIT", "-MIT"),
        jinja: "'' if license == 'MIT' else '-MIT'",
        rhai: r#"if license == "MIT" { "" } else { "-MIT" }"#,
    },
    Derived {
        name: "apache_suffix",
        kind: "str",
        value: |answers| suffix(answers.text("license"), "Apache-2.0", "-APACHE"),
        jinja: "'' if license == 'Apache-2.0' else '-APACHE'",
        rhai: r#"if license == "Apache-2.0" { "" } else { "-APACHE" }"#,
    },
    Derived {
        name: "on_github",
        kind: "bool",
        value: |answers| answers.text("repository").starts_with(GITHUB).into(),
        jinja: "repository.startswith('https://github.com/')",
        rhai: r#"repository.starts_with("https://github.com/")"#,
    },
    Derived {
        name: "github",
        kind: "bool",
        value: |answers| (answers.text("ci") == "github").into(),
        jinja: "ci == 'github'",
        rhai: r#"ci == "github""#,
    },
];

fn suffix(license: &str, sole: &str, otherwise: &str) -> minijinja::Value {
    if license == sole { "" } else { otherwise }.into()
}
