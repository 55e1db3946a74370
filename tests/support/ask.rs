//! Questions to the scripts in Python that judge what comes out of here by rules of others.

use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use super::{isolated, python, repository};

/// The seed of all that is random in the tests, so that a failure comes again.
pub const SEED: u64 = 0x5eed;

/// Whether the tests are to take their time, for as many cases as the project promises.
pub fn is_long() -> bool {
    std::env::var("CREATE_PYO3_LONG").is_ok_and(|value| value == "1")
}

/// Gives the script one question a line, as JSON, and takes one answer a line.
#[track_caller]
pub fn ask(script: &str, arguments: &[&Path], questions: &[Value]) -> Vec<Value> {
    let mut child = isolated(Command::new(python()))
        .arg(repository().join("tests/support").join(script))
        .args(arguments)
        .env("PYTHONUTF8", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the tools' Python starts");
    let mut input = BufWriter::new(child.stdin.take().expect("it is piped"));
    let output = BufReader::new(child.stdout.take().expect("it is piped"));
    let answers = std::thread::scope(|scope| {
        scope.spawn(move || {
            for question in questions {
                // Where Python ended early, what it said on standard error is the better message.
                if writeln!(input, "{question}").is_err() {
                    return;
                }
            }
        });
        let lines = output
            .lines()
            .map(|line| line.expect("Python writes UTF-8"));
        lines
            .map(|line| {
                serde_json::from_str(&line).unwrap_or_else(|e| panic!("{script}: {e}: {line}"))
            })
            .collect::<Vec<Value>>()
    });
    let status = child.wait().expect("Python ends");
    assert!(status.success(), "{script}: {status}");
    assert_eq!(answers.len(), questions.len(), "{script}: one answer each");
    answers
}
