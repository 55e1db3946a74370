//! `template/cargo-generate.toml` and the two scripts that it names.

use std::collections::BTreeSet;

use super::{Generated, lay_out};
use crate::template::Source;

pub fn files() -> [Generated; 3] {
    [
        lay_out(
            "template/cargo-generate.toml",
            include_str!("cargo-generate.toml.j2"),
        ),
        lay_out("template/init.rhai", include_str!("init.rhai.j2")),
        lay_out("template/pre.rhai", include_str!("pre.rhai.j2")),
    ]
}

/// A string in TOML.
pub fn quote_toml(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}

/// Patterns for the files with markers in them, and for the folders with markers in their names.
pub fn rendered_paths(sources: &[Source]) -> BTreeSet<String> {
    let files = sources
        .iter()
        .filter(|source| source.has_markers)
        .map(|source| source.path.as_str());
    let folders = sources.iter().filter_map(|source| {
        let end = source.path.rfind("}}").map(|start| start + 2)?;
        source.path[end..]
            .starts_with('/')
            .then_some(&source.path[..end])
    });
    files.chain(folders).map(pattern).collect()
}

/// The path as a pattern of gitignore's kind, where braces mean something else.
fn pattern(path: &str) -> String {
    let mut pattern = String::from("/");
    let mut rest = path;
    while let Some((before, marker)) = rest.split_once("{{") {
        pattern += before;
        pattern.push('*');
        rest = marker.split_once("}}").map_or("", |(_, after)| after);
    }
    pattern + rest
}
