//! Free text at random: what is taken comes back from every file as it went in.

use std::collections::HashSet;
use std::io::Write;
use std::process::{Command, Stdio};

use create_pyo3::answers::{Value, check};
use create_pyo3::plan::File;
use create_pyo3::questions::{Kind, QUESTIONS, Question, TOPICS};
use fastrand::Rng;
use serde_json::json;

use crate::support::{Case, SEED, ask, is_long, isolated};

/// What has a meaning in TOML, YAML, Markdown, Python, Rust, a shell or one of the template engines.
const PIECES: &[&str] = &[
    "{{7*7}}",
    "{{ project_name }}",
    "{%",
    "%}",
    "{% if x %}",
    "{#",
    "#}",
    "${{ github.token }}",
    "$(id)",
    "`id`",
    "%s",
    "{}",
    "{0}",
    "'",
    "'''",
    "#",
    " #",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "&a",
    "*a",
    "!x",
    "|",
    ">",
    "@",
    "```",
    "~~~",
    "<!--",
    "-->",
    "<script>",
    "<b>",
    "](x)",
    "# ",
    "---",
    "===",
    "null",
    "true",
    "~",
    "0x1f",
    "1e3",
    "\u{e9}",
    "e\u{301}",
    "漢字",
    "ﷺ",
    "עברית",
    "🐍",
    "👩\u{200d}🚀",
    "🏴\u{e0067}\u{e007f}",
    "\u{a0}",
    "\u{3000}",
    "\u{85}",
    "\u{2028}",
    "\u{202e}",
    "\u{200f}",
    "\u{200b}",
    "\u{feff}",
    "\r\n",
    "\n",
    "\t",
    "\0",
    "\u{7}",
    "\"",
    "\"\"\"",
    "\\",
    "\\u0041",
    "x\"\"\" + 1 #",
];

#[test]
fn comes_back_from_every_file_as_it_went_in() {
    let count = if is_long() { 100_000 } else { 2_000 };
    let mut rng = Rng::with_seed(SEED);
    let mut seen = Seen::default();
    let (mut done, mut refused) = (0, 0);
    while done < count {
        // In pieces, because the files of 100 000 projects are too many to hold at once.
        let mut files = Vec::new();
        for _ in 0..(count - done).min(10_000) {
            let (case, again) = random_case(&mut rng);
            refused += again;
            files.extend(seen.new_ones(&case));
            done += 1;
        }
        for (file, fault) in files.iter().zip(ask("text_oracle.py", &[], &files)) {
            assert!(fault.is_null(), "{fault}\n{file:#}");
        }
    }
    assert!(refused > count / 2, "{refused} texts were refused");
    assert!(seen.rust.len() > 50, "{} files in Rust", seen.rust.len());
    for text in &seen.rust {
        assert_rustfmt_reads(text);
    }
}

/// The answers that the script finds again.
const TEXTS: [&str; 5] = [
    "project_name",
    "description",
    "author",
    "repository",
    "license",
];

/// What was looked at already: most files do not depend on the texts.
#[derive(Default)]
struct Seen {
    contents: HashSet<(String, Vec<u8>)>,
    rust: HashSet<String>,
    readmes: usize,
}

impl Seen {
    /// The project's files that no project had before, as questions for the script.
    fn new_ones(&mut self, case: &Case) -> Vec<serde_json::Value> {
        let texts: serde_json::Map<_, _> = TEXTS
            .map(|name| (name.to_owned(), case.text(name).into()))
            .into_iter()
            .collect();
        let mut questions = Vec::new();
        for File { path, contents } in case.plan() {
            let text = str::from_utf8(&contents).expect("every file is UTF-8");
            let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
            let depends = matches!(
                &*path,
                "Cargo.toml" | "pyproject.toml" | ".copier-answers.yml"
            );
            let is_wanted = match ending {
                "rs" => {
                    self.rust.insert(text.to_owned());
                    false
                }
                "md" if path == "README.md" => {
                    self.readmes += 1;
                    // Reading Markdown takes long.
                    self.readmes.is_multiple_of(20)
                }
                "py" | "pyi" | "toml" | "yml" | "yaml" => true,
                _ => false,
            };
            if path.starts_with("LICENSE-MIT") || path == "LICENSE" && case.text("license") == "MIT"
            {
                let holder = case.text("author");
                assert!(
                    text.contains(holder),
                    "{path}: {holder:?} is not in\n{text}"
                );
            }
            if is_wanted && (depends || self.contents.insert((path.clone(), contents.to_vec()))) {
                questions.push(json!({ "path": path, "text": text, "answers": texts }));
            }
        }
        questions
    }
}

/// Answers that are taken, and how many texts were refused on the way.
fn random_case(rng: &mut Rng) -> (Case, usize) {
    let mut refused = 0;
    let mut case = Case::new(
        rng.choice(["my-project", "rust", "Mixed_Case-9"])
            .expect("a name"),
    );
    for question in QUESTIONS {
        if !matches!(question.kind, Kind::Name) {
            let value = loop {
                let value = random_value(rng, question);
                match check(question, &value) {
                    Ok(()) => break value,
                    Err(_) => refused += 1,
                }
            };
            case = case.with(question.name, value);
        }
    }
    (case, refused)
}

fn random_value(rng: &mut Rng, question: &Question) -> Value {
    match question.kind {
        Kind::Choice { options } => {
            Value::Text((*rng.choice(options).expect("options")).to_owned())
        }
        Kind::Switch => Value::Switch(rng.bool()),
        Kind::Topics => {
            let names = TOPICS.iter().map(|topic| topic.name);
            Value::Topics(names.filter(|_| rng.bool()).collect())
        }
        Kind::Name | Kind::Text { .. } => {
            let text = random_text(rng);
            Value::Text(match rng.u8(..8) {
                0 => format!("{text} <{}@{}>", random_text(rng), random_text(rng)),
                1 => text.repeat(rng.usize(1..600)),
                2 => format!("https://example.org/{text}"),
                _ => text,
            })
        }
    }
}

fn random_text(rng: &mut Rng) -> String {
    let pieces = (0..rng.usize(..8)).map(|_| match rng.u8(..4) {
        0 => rng.char(..).to_string(),
        1 => rng.char(' '..='~').to_string(),
        _ => (*rng.choice(PIECES).expect("a piece")).to_owned(),
    });
    pieces.collect()
}

#[track_caller]
fn assert_rustfmt_reads(text: &str) {
    let mut rustfmt = isolated(Command::new("rustfmt"))
        .args(["--edition=2024", "--check"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("rustfmt starts: `rustup component add rustfmt`");
    let mut input = rustfmt.stdin.take().expect("it is piped");
    input.write_all(text.as_bytes()).expect("rustfmt reads");
    drop(input);
    let output = rustfmt.wait_with_output().expect("rustfmt ends");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}\nin\n{text}");
}
