//! `llms.txt` beside the book, for language models: what this is, and where each chapter is.

use regex_lite::Regex;

use crate::support::{is_stale, read_text, repository};

const BOOK: &str = "https://create-pyo3.github.io/create-pyo3/";
const INTRODUCTION: &str = "# create-pyo3

> Create Python packages with Rust inside (PyO3, maturin), or add Rust to a package that you have.

`create-pyo3 PATH --yes` creates a project without asking. `create-pyo3 adopt` adds Rust to an existing package. A new project
has an AGENTS.md with its commands and with today's names of PyO3: `Python::attach` and `detach`, no longer `with_gil` and
`allow_threads`.
";

#[test]
fn it_lists_every_chapter() {
    let summary = read_text(&repository().join("generator/book/src/SUMMARY.md"));
    let chapter = Regex::new(r"\[([^\]]+)\]\(([\w-]+)\.md\)").expect("a pattern");
    let mut text = format!("{INTRODUCTION}\n## Chapters\n\n");
    for found in chapter.captures_iter(&summary) {
        let (title, page) = (&found[1], &found[2]);
        text += &format!("- [{title}]({BOOK}{page}.html)\n");
    }
    let path = repository().join("generator/book/src/llms.txt");
    assert!(
        !is_stale(&path, text.as_bytes()),
        "llms.txt is stale; run `cargo run --example renew`"
    );
}
