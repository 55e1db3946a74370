//! What a reader of the book and of the READMEs sees: code of the project, and where it is from.

use regex_lite::Regex;

use crate::support::{read_text, repository, tree_of};

/// The forms in the chapter on speed are in no project.
const OF_THE_BOOK: &str = "variants.rs";

#[test]
fn each_piece_of_code_names_its_file() {
    let piece = Regex::new(r"```\w+\n\{\{#include snippets/(\S+)/[^/\s]+\}\}").expect("a pattern");
    for (chapter, contents) in tree_of(&repository().join("generator/book/src"), |path| {
        path != "snippets" && path != "images"
    }) {
        let text = String::from_utf8(contents).expect("chapters are UTF-8");
        for found in piece.captures_iter(&text) {
            let start = found.get(0).expect("it matched").start();
            let paragraphs: Vec<&str> = text[..start].trim_end().rsplitn(2, "\n\n").collect();
            let file = &found[1];
            assert!(
                file == OF_THE_BOOK || paragraphs[0].contains(&format!("`{file}`")),
                "{chapter}: the paragraph above a piece of `{file}` does not name it:\n{}",
                paragraphs[0]
            );
        }
    }
}

/// Comments are left out there, nothing else.
#[test]
fn the_code_in_the_readmes_is_the_projects() {
    let source = read_text(&repository().join("examples/all/src/functions.rs"));
    for path in ["README.md", "generator/README.md"] {
        let text = read_text(&repository().join(path));
        let (_, rest) = text.split_once("```rust\n").expect("the README has code");
        let (code, _) = rest.split_once("```").expect("and it ends");
        for line in code.lines() {
            assert!(source.contains(line), "{path}: no project has `{line}`");
        }
    }
}
