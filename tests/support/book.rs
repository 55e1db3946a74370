//! The chapters of the book.

use std::collections::BTreeMap;
use std::path::PathBuf;

use regex_lite::Regex;

use super::{read_text, repository, tree_of};

/// A block of code in a chapter.
pub struct Block {
    pub chapter: String,
    pub language: String,
    pub text: String,
}

/// The folder of the chapters.
pub fn source() -> PathBuf {
    repository().join("generator/book/src")
}

/// Each chapter by its file name.
pub fn chapters() -> BTreeMap<String, String> {
    let paths = tree_of(&source(), |path| path != "snippets").into_keys();
    paths
        .map(|path| (path.clone(), read_text(&source().join(path))))
        .collect()
}

pub fn blocks() -> Vec<Block> {
    let fenced = Regex::new(r"(?ms)^ *```([^\n]*)\n(.*?)^ *```$").expect("a pattern");
    let mut blocks = Vec::new();
    for (chapter, text) in chapters() {
        blocks.extend(fenced.captures_iter(&text).map(|found| Block {
            chapter: chapter.clone(),
            language: found[1].to_owned(),
            text: found[2].to_owned(),
        }));
    }
    blocks
}
