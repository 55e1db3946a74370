//! One error of each variant, for the snapshot of the messages.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use create_pyo3::error::adopt::Problem as OfAdopt;
use create_pyo3::error::update::Problem as OfUpdate;
use create_pyo3::error::{Error, shorten};

fn path() -> PathBuf {
    "/home/ada/demo".into()
}

fn denied() -> io::Error {
    io::Error::from(ErrorKind::PermissionDenied)
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

pub fn of_ours() -> Vec<Error> {
    let text = str::to_owned;
    let occupied = |is_package| Error::Occupied {
        path: path(),
        entries: texts(&["README.md", "setup.py", "and 3 more"]),
        is_package,
    };
    vec![
        Error::NoPath,
        Error::NoName { path: "/".into() },
        Error::Name {
            name: text("json"),
            rule: text("`json` is a module of Python's standard library"),
            near: text("my-json"),
        },
        Error::Answer {
            flag: "author",
            value: shorten(&"a@".repeat(99)),
            expected: text("NAME or NAME <EMAIL>"),
        },
        Error::UnknownTopic {
            topic: text("jsn"),
            meant: Some("json"),
            known: text("functions, json"),
        },
        occupied(false),
        occupied(true),
        Error::Appeared {
            path: path(),
            entries: texts(&["src/lib.rs"]),
        },
        Error::NotAFolder { path: path() },
        Error::Elsewhere { path: path() },
        Error::Locked { path: path() },
        Error::NoStateFolder,
        Error::NotPrivate { path: path() },
        Error::Io {
            action: "create a folder in",
            path: path(),
            source: denied(),
        },
        Error::Io {
            action: "write",
            path: path(),
            source: ErrorKind::StorageFull.into(),
        },
        Error::Template {
            path: text("README.md"),
            source: minijinja::Error::new(minijinja::ErrorKind::UndefinedError, "no `nmae`"),
        },
        Error::OtherPackage {
            path: path(),
            in_the_way: texts(&[
                "`setup.py`: its metadata would have to be in a pyproject.toml whose build backend is maturin",
            ]),
        },
        Error::Prompt(denied()),
        Error::Cancelled,
        Error::Declined,
        Error::Interrupted,
        Error::Signals(denied()),
        Error::CannotTest(text(
            "MISSING  Rust         rustc is not on PATH\n         -> rustup",
        )),
        Error::Tests {
            project: path(),
            step: text("uv run pytest"),
            problem: text("exit status: 1"),
        },
        Error::Stdout(denied()),
    ]
}

pub fn of_update() -> Vec<OfUpdate> {
    let text = str::to_owned;
    vec![
        OfUpdate::NoProject { path: path() },
        OfUpdate::NotInProject { path: path() },
        OfUpdate::Answers {
            problem: text("it is too large"),
        },
        OfUpdate::Set {
            given: text("licence=none"),
            meant: Some(text("license=none")),
            names: text("name, license"),
        },
        OfUpdate::Uncommitted {
            paths: texts(&["README.md", "src/lib.rs"]),
        },
        OfUpdate::Unresolved {
            paths: texts(&["README.md"]),
        },
        OfUpdate::Foreign { path: path() },
        OfUpdate::Interrupted {
            path: path(),
            given: text(" demo"),
        },
        OfUpdate::NotInterrupted {
            action: "abort",
            path: path(),
            instead: texts(&["undo one that has ended: `git restore .`"]),
        },
        OfUpdate::Touched {
            path: text("README.md"),
            action: "continue",
        },
        OfUpdate::Journal {
            path: path(),
            problem: text("it is not TOML"),
        },
    ]
}

pub fn of_adopt() -> Vec<OfAdopt> {
    let (text, name) = (str::to_owned, || "demo".to_owned());
    let problem = || "exit status: 1".to_owned();
    let all = || texts(&["acme", "acme_cli"]);
    vec![
        OfAdopt::NotAPackage { path: path() },
        OfAdopt::Toml {
            path: text("pyproject.toml"),
            problem: text("invalid key"),
        },
        OfAdopt::NotAFile {
            path: text("pyproject.toml"),
        },
        OfAdopt::Adopted {
            path: path(),
            record: ".create-pyo3.toml",
        },
        OfAdopt::Created { path: path() },
        OfAdopt::Unasked { path: path() },
        OfAdopt::Foreign { path: path() },
        OfAdopt::NoBuilder,
        OfAdopt::NoCargo,
        OfAdopt::DoesNotBuild {
            name: name(),
            problem: problem(),
            command: text("uv build"),
        },
        OfAdopt::DoesNotBuildAfter {
            name: name(),
            problem: problem(),
        },
        OfAdopt::CannotTest {
            name: name(),
            problem: problem(),
        },
        OfAdopt::TestsFail {
            name: name(),
            failed: texts(&["tests/test_demo.py::test_split"]),
            said: text("1 failed, 3 passed in 0.1s"),
        },
        OfAdopt::EmptyWheel { name: name() },
        OfAdopt::NoSuchPackage {
            wanted: text("acne"),
            all: all(),
        },
        OfAdopt::WhichPackage { all: all() },
        OfAdopt::NoSources { package: name() },
        OfAdopt::HasExtension {
            file: text("demo/_speed.so"),
        },
        OfAdopt::InTheWay {
            path: text("rust"),
            option: ", or choose another folder: `--rust-dir`",
        },
        OfAdopt::OldPython {
            found: text(">=3.7"),
            oldest: text("3.9"),
            fix: text("raise it to >=3.9"),
        },
        OfAdopt::Module {
            given: text("core"),
            expected: text("a name inside demo, for example demo._core"),
        },
        OfAdopt::RustFolder {
            given: text("../rust"),
            default: text("rust"),
        },
        OfAdopt::Port {
            given: text("demo:nosuch"),
            reason: text("demo has no such function"),
        },
        OfAdopt::Missing {
            path: text("rust/src/lib.rs"),
        },
        OfAdopt::Record {
            path: ".create-pyo3.toml",
            problem: text("it is not TOML"),
        },
        OfAdopt::Touched {
            paths: texts(&["pyproject.toml"]),
        },
        OfAdopt::NoTopics {
            topics: texts(&["json"]),
        },
        OfAdopt::NoAnswers,
        OfAdopt::NotInterrupted,
        OfAdopt::NotAdopted { path: path() },
        OfAdopt::Backend {
            reason: text("flit cannot build Rust"),
            fix: text("use --backend maturin, or --backend separate"),
        },
        OfAdopt::CannotSkip {
            problem: text("version is not written there"),
        },
        OfAdopt::Losses {
            losses: texts(&["the wheel: demo/data.txt"]),
            fix: text("choose another --backend"),
        },
    ]
}
