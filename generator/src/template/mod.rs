//! The template, embedded in the binary, and its earlier releases in the same form.

pub mod releases;

use std::borrow::Cow;

use include_dir::{Dir, include_dir};

use crate::questions::{CONDITIONS, TOPICS};

static TEMPLATE: Dir = include_dir!("$CARGO_MANIFEST_DIR/template");

/// The SHA-256 of the whole folder, as `generator/build.rs` takes it.
pub const HASH: &str = env!("TEMPLATE_HASH");

/// Files of the folder that configure another front door and are no part of the project.
pub const CONFIGURATION: &[&str] = &["cargo-generate.toml", "init.rhai", "pre.rhai"];

/// Where the answers are in every project, whichever front door made it.
pub const ANSWERS_FILE: &str = ".copier-answers.yml";

/// The end of the names of the files that have markers; the others are copied as they are.
pub const SUFFIX: &str = ".liquid";

/// What a project is made from.
#[derive(Debug)]
pub struct Template {
    /// Every file that a project can have, sorted by path.
    pub sources: Vec<Source>,
    pub conditions: Vec<Condition>,
}

/// One file of the template.
#[derive(Debug)]
pub struct Source {
    /// Its path in the project, with `/` and with markers.
    pub path: String,
    pub contents: Cow<'static, [u8]>,
    pub has_markers: bool,
}

/// A path that is left out, with all that is below it, unless one of `any_of` is true.
#[derive(Debug)]
pub struct Condition {
    pub path: Cow<'static, str>,
    pub any_of: Vec<Cow<'static, str>>,
}

impl Template {
    /// The template of this version.
    pub fn current() -> Self {
        Self {
            sources: sources(),
            conditions: conditions(),
        }
    }
}

/// What the files of a template's folder, named by their paths in it, are in a project.
pub fn sources_of(files: impl Iterator<Item = (String, Cow<'static, [u8]>)>) -> Vec<Source> {
    let mut sources: Vec<Source> = files
        .filter(|(name, _)| !CONFIGURATION.contains(&name.as_str()))
        .map(|(name, contents)| {
            let stem = name.strip_suffix(SUFFIX);
            Source {
                has_markers: stem.is_some(),
                path: stem.unwrap_or(&name).to_owned(),
                contents,
            }
        })
        .collect();
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

/// Every file that a project can have.
pub fn sources() -> Vec<Source> {
    let mut files = Vec::new();
    collect(&TEMPLATE, &mut files);
    sources_of(files.into_iter())
}

fn collect(dir: &'static Dir, files: &mut Vec<(String, Cow<'static, [u8]>)>) {
    for file in dir.files() {
        let name = file
            .path()
            .to_str()
            .expect("the template's file names are UTF-8");
        files.push((name.replace('\\', "/"), Cow::Borrowed(file.contents())));
    }
    for dir in dir.dirs() {
        collect(dir, files);
    }
}

/// Every path that depends on the answers.
pub fn conditions() -> Vec<Condition> {
    let topics = TOPICS.iter().flat_map(|topic| {
        topic.files().map(|path| Condition {
            path: Cow::Owned(path),
            any_of: vec![Cow::Borrowed(topic.name)],
        })
    });
    let others = CONDITIONS.iter().map(|condition| Condition {
        path: Cow::Borrowed(condition.path),
        any_of: condition
            .any_of
            .iter()
            .copied()
            .map(Cow::Borrowed)
            .collect(),
    });
    topics.chain(others).collect()
}
