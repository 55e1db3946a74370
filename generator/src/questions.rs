//! The table of every question and topic: the one place where an option exists.
//!
//! Flags, prompts, validation, `copier.yml`, `template/cargo-generate.toml`, the README's table of
//! options and the test matrix are all derived from what stands here.

use serde::Serialize;

use crate::answers::Answers;
use crate::patterns::{LINE, PERSON};

/// One question, asked by every front door.
#[derive(Debug, Serialize)]
pub struct Question {
    /// The variable's name in templates, in `copier.yml` and in `cargo-generate.toml`.
    pub name: &'static str,
    /// The command-line option, without the leading dashes.
    pub flag: &'static str,
    pub prompt: &'static str,
    pub help: &'static str,
    pub default: Default,
    pub kind: Kind,
}

/// The answer where none is given.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Default {
    Text(&'static str),
    Switch(bool),
    AllTopics,
    /// The last part of the path, which the other front doors know by other means.
    Path,
    /// `NAME <EMAIL>` from git's settings; the other front doors leave it empty.
    Git,
}

#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Kind {
    /// The name of the project.
    Name,
    /// One line of text that matches `pattern` from end to end.
    Text {
        metavar: &'static str,
        pattern: &'static str,
        expected: &'static str,
    },
    /// One of `options`, which are sorted: cargo-generate finds the default by binary search.
    Choice {
        options: &'static [&'static str],
    },
    /// Any of [`TOPICS`].
    Topics,
    Switch,
}

/// One topic: a source file, a test file, and a condition in the shared files, all of this name.
#[derive(Debug, Serialize)]
pub struct Topic {
    pub name: &'static str,
    pub teaches: &'static str,
}

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

/// A file or folder of the template that is left out unless one of `any_of` is true.
#[derive(Debug, Serialize)]
pub struct Condition {
    pub path: &'static str,
    pub any_of: &'static [&'static str],
}

/// What a project may be called, before [`crate::reserved`] is looked at.
pub const NAME_PATTERN: &str = "[A-Za-z](?:[A-Za-z0-9_-]*[A-Za-z0-9])?";
pub const NAME_EXPECTED: &str =
    "ASCII letters, digits, - and _, from a letter to a letter or digit";
pub const NAME_MAX: usize = 64;

pub const QUESTIONS: &[Question] = &[
    Question {
        name: "project_name",
        flag: "name",
        prompt: "Project name",
        help: "The name on PyPI; the package to import is the same in lower case with _ for -",
        default: Default::Path,
        kind: Kind::Name,
    },
    Question {
        name: "description",
        flag: "description",
        prompt: "Description",
        help: "One line that says what the package does",
        default: Default::Text("A Python package with its hot parts in Rust"),
        kind: Kind::Text {
            metavar: "TEXT",
            pattern: LINE,
            expected: r#"one line of at most 512 characters, without ", \ and invisible ones, and no space at its ends"#,
        },
    },
    Question {
        name: "author",
        flag: "author",
        prompt: "Author",
        help: "Who wrote it; empty leaves it out",
        default: Default::Git,
        kind: Kind::Text {
            metavar: "NAME <EMAIL>",
            pattern: PERSON,
            expected: r#"NAME or NAME <EMAIL>, on one line without ", \, invisible characters, @ in the name and spaces at its ends; at most 128 characters for NAME, 64 before and 189 behind the @ of EMAIL"#,
        },
    },
    Question {
        name: "license",
        flag: "license",
        prompt: "License",
        help: "The license file and the metadata that names it",
        default: Default::Text("MIT"),
        kind: Kind::Choice {
            options: &["Apache-2.0", "MIT", "MIT-OR-Apache-2.0", "none"],
        },
    },
    Question {
        name: "examples",
        flag: "examples",
        prompt: "Examples to include",
        help: "The topics whose examples the project starts with",
        default: Default::AllTopics,
        kind: Kind::Topics,
    },
    Question {
        name: "python",
        flag: "python",
        prompt: "Oldest Python",
        help: "The oldest version of Python that the package supports",
        default: Default::Text("3.11"),
        kind: Kind::Choice {
            options: &["3.10", "3.11", "3.12", "3.13", "3.14", "3.15"],
        },
    },
    Question {
        name: "abi3",
        flag: "abi3",
        prompt: "Build one wheel for all Python versions (abi3)?",
        help: "One wheel for all Python versions instead of one for each; but taking lists and returning large numbers costs more",
        default: Default::Switch(false),
        kind: Kind::Switch,
    },
    Question {
        name: "ci",
        flag: "ci",
        prompt: "Continuous integration",
        help: "Workflows that check every push and publish releases",
        default: Default::Text("github"),
        kind: Kind::Choice {
            options: &["github", "none"],
        },
    },
];

pub const TOPICS: &[Topic] = &[
    Topic {
        name: "functions",
        teaches: "a Rust function called from Python, and what a loop gains by it",
    },
    Topic {
        name: "types",
        teaches: "lists, dicts, strings and numbers that cross the border",
    },
    Topic {
        name: "structs",
        teaches: "a Rust struct as a Python class",
    },
    Topic {
        name: "json",
        teaches: "JSON text read into a Rust struct with serde",
    },
    Topic {
        name: "logging",
        teaches: "Rust log messages in Python's logging",
    },
    Topic {
        name: "exceptions",
        teaches: "a Rust error caught as a Python exception",
    },
];

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
        name: "github",
        kind: "bool",
        value: |answers| (answers.text("ci") == "github").into(),
        jinja: "ci == 'github'",
        rhai: r#"ci == "github""#,
    },
];

const ANY_TOPIC: &[&str] = &{
    let mut names = [""; TOPICS.len()];
    let mut index = 0;
    while index < names.len() {
        names[index] = TOPICS[index].name;
        index += 1;
    }
    names
};

/// The conditions beyond the two files that every topic has.
pub const CONDITIONS: &[Condition] = &[
    Condition {
        path: ".github",
        any_of: &["github"],
    },
    Condition {
        path: "LICENSE{{ mit_suffix }}",
        any_of: &["mit"],
    },
    Condition {
        path: "LICENSE{{ apache_suffix }}",
        any_of: &["apache"],
    },
    Condition {
        path: "benches",
        any_of: &["functions", "types", "json"],
    },
    Condition {
        path: "benches/bench_functions.py",
        any_of: &["functions"],
    },
    Condition {
        path: "benches/bench_json.py",
        any_of: &["json"],
    },
    Condition {
        path: "benches/bench_types.py",
        any_of: &["types"],
    },
    Condition {
        path: "python/{{ module_name }}/errors.py",
        any_of: &["json", "exceptions"],
    },
    Condition {
        path: "src/starter.rs",
        any_of: &["starter"],
    },
    Condition {
        path: "src/guards.rs",
        any_of: ANY_TOPIC,
    },
    Condition {
        path: "TOUR.md",
        any_of: ANY_TOPIC,
    },
    Condition {
        path: "tests/test_tour.py",
        any_of: ANY_TOPIC,
    },
];

impl Topic {
    /// The two files that come and go with the topic.
    pub fn files(&self) -> [String; 2] {
        [
            format!("src/{}.rs", self.name),
            format!("tests/test_{}.py", self.name),
        ]
    }
}

fn suffix(license: &str, sole: &str, otherwise: &str) -> minijinja::Value {
    if license == sole { "" } else { otherwise }.into()
}

/// The question of that name. Only names that stand in the table may be asked for.
pub fn question(name: &str) -> &'static Question {
    QUESTIONS
        .iter()
        .find(|question| question.name == name)
        .unwrap_or_else(|| panic!("no question is called {name}"))
}
