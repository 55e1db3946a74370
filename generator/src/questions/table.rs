//! The table: every question, every topic, and the files that come and go with them.

use super::patterns::{LINE, PAGE, PERSON};
use super::{Condition, Default, Kind, Question, Topic};

pub const QUESTIONS: &[Question] = &[
    Question {
        name: "project_name",
        flag: "name",
        prompt: "Project name",
        help: "The name on PyPI; Python imports it in lower case, with _ instead of -",
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
        help: "The author of the package; empty leaves it out",
        default: Default::Git,
        kind: Kind::Text {
            metavar: "NAME <EMAIL>",
            pattern: PERSON,
            expected: r#"NAME or NAME <EMAIL>, on one line without ", \, invisible characters, @ in the name and spaces at its ends; at most 128 characters for NAME, 64 before and 189 behind the @ of EMAIL"#,
        },
    },
    Question {
        name: "repository",
        flag: "repository",
        prompt: "Repository",
        help: "The web address of the code, for PyPI; empty leaves it out",
        default: Default::Remote,
        kind: Kind::Text {
            metavar: "URL",
            pattern: PAGE,
            expected: "https:// or http://, a host and a path, without a password, ?, # and a / at the end",
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
        default: Default::Topics(&[
            "functions",
            "types",
            "structs",
            "json",
            "logging",
            "exceptions",
        ]),
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
        help: "Yes for long calls: one wheel for all versions of Python. No for many small ones: with abi3, reading a list takes about 2 times as long, returning a large integer 1.5 times",
        default: Default::Switch(false),
        kind: Kind::Switch,
    },
    Question {
        name: "agents",
        flag: "agents",
        prompt: "Add an AGENTS.md for coding agents?",
        help: "An AGENTS.md with the commands, the files, and PyO3's current names",
        default: Default::Switch(true),
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
    Topic {
        name: "threads",
        teaches: "one computation on all processor cores",
    },
    Topic {
        name: "numpy",
        teaches: "arrays of numpy in and out, without a copy",
    },
    Topic {
        name: "async",
        teaches: "a Rust future that Python awaits",
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
    condition("AGENTS.md", &["agents"]),
    condition(".github", &["github"]),
    condition("LICENSE{{ mit_suffix }}", &["mit"]),
    condition("LICENSE{{ apache_suffix }}", &["apache"]),
    condition(
        "benches",
        &["functions", "types", "json", "threads", "numpy"],
    ),
    condition("benches/bench_functions.py", &["functions"]),
    condition("benches/bench_json.py", &["json"]),
    condition("benches/bench_numpy.py", &["numpy"]),
    condition("benches/bench_threads.py", &["threads"]),
    condition("benches/bench_types.py", &["types"]),
    condition(
        "python/{{ module_name }}/errors.py",
        &["json", "exceptions"],
    ),
    condition("src/starter.rs", &["starter"]),
    condition("src/guards.rs", ANY_TOPIC),
    condition("TOUR.md", ANY_TOPIC),
    condition("tests/test_tour.py", ANY_TOPIC),
];

const fn condition(path: &'static str, any_of: &'static [&'static str]) -> Condition {
    Condition { path, any_of }
}
