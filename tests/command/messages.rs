//! Each message once, as it is printed. `cargo run --example renew` writes `messages.txt` beside this file.

use std::collections::BTreeSet;
use std::fmt::Debug;

use create_pyo3::terminal::print::{message, plain};
use regex_lite::Regex;

use super::every_error::{of_adopt, of_ours, of_update};
use crate::support::{create_pyo3, is_stale, read_text, repository, run_to_failure, scratch};

#[test]
fn are_what_users_read() {
    let mut text = String::new();
    for error in of_ours() {
        text += &format!("{}\n", plain(&message(&error, 80)));
    }
    for error in of_adopt() {
        text += &format!("{}\n", plain(&message(&error.into(), 80)));
    }
    for error in of_update() {
        text += &format!("{}\n", plain(&message(&error.into(), 80)));
    }
    text += &of_the_command_line();
    let path = repository().join("tests/command/messages.txt");
    assert!(
        !is_stale(&path, text.as_bytes()),
        "{} is stale; run `cargo run --example renew`",
        path.display()
    );
}

/// A new variant needs its message here.
#[test]
fn are_complete() {
    assert_complete("mod.rs", &of_ours(), &["Update", "Adopt"]);
    assert_complete("adopt.rs", &of_adopt(), &[]);
    assert_complete("update.rs", &of_update(), &[]);
}

fn assert_complete(file: &str, errors: &[impl Debug], nested: &[&str]) {
    let text = read_text(&repository().join("generator/src/error").join(file));
    let (_, variants) = text.split_once("pub enum ").expect("it has an enum");
    let (variants, _) = variants.split_once("\n}\n").expect("it ends");
    let variant = Regex::new(r"(?m)^    ([A-Z]\w+)").expect("a pattern");
    let variants = variant.captures_iter(variants).map(|it| it[1].to_owned());
    let variants: BTreeSet<_> = variants.filter(|it| !nested.contains(&&**it)).collect();
    let name = |error: String| error.split([' ', '(', '{']).next().map(str::to_owned);
    let shown: BTreeSet<_> = errors
        .iter()
        .filter_map(|error| name(format!("{error:?}")))
        .collect();
    assert_eq!(variants, shown, "{file}");
}

/// What no error type has: clap's messages, with tips of ours.
fn of_the_command_line() -> String {
    let folder = scratch();
    let lines: &[&[&str]] = &[
        &["udpate"],
        &["new", "my-project"],
        &["new"],
        &["my-project", "json"],
        &["my-project", "json", "types"],
        &["my-project", "--examples", "jsn"],
        &["my-project", "--examples", "cobol"],
        &["my-project", "--licence=MIT"],
        &["my-project", "--license=GPL"],
        &["my-project", "--verbose", "--quiet"],
        &["explain", "jsn"],
        &["add"],
    ];
    let mut text = String::new();
    for arguments in lines {
        let error = run_to_failure(create_pyo3().args(*arguments).current_dir(folder.path()));
        text += &format!("$ create-pyo3 {}\n{error}\n", arguments.join(" "));
    }
    text
}
