//! Which files the project has, and what stands in them: answers and template in, files out.

use std::borrow::Cow;

use crate::answers::Answers;
use crate::error::Result;
use crate::questions::{CONDITIONS, TOPICS};
use crate::render::Renderer;
use crate::template;

/// A file of the project to be.
#[derive(Debug, PartialEq, Eq)]
pub struct File {
    /// Relative to the project, with `/`.
    pub path: String,
    pub contents: Cow<'static, [u8]>,
}

/// Renders the template for these answers; the files come sorted by path.
pub fn plan(answers: &Answers) -> Result<Vec<File>> {
    let context = answers.context();
    let renderer = Renderer::new(&context);
    let mut files = Vec::new();
    for source in template::sources() {
        if !is_wanted(&source.path, &renderer) {
            continue;
        }
        let contents = if source.has_markers {
            let text = str::from_utf8(source.contents).expect("files with markers are UTF-8");
            Cow::Owned(renderer.text(&source.path, text)?.into_bytes())
        } else {
            Cow::Borrowed(source.contents)
        };
        let path = renderer.text(&source.path, &source.path)?;
        files.push(File { path, contents });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn is_wanted(path: &str, renderer: &Renderer) -> bool {
    conditions()
        .filter(|(of, _)| {
            let rest = path.strip_prefix(of.as_ref());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
        .all(|(_, any_of)| any_of.iter().any(|name| renderer.is_true(name)))
}

/// Every path that depends on the answers, with the names of which one must be true.
pub fn conditions() -> impl Iterator<Item = (Cow<'static, str>, Vec<&'static str>)> {
    let topics = TOPICS.iter().flat_map(|topic| {
        topic
            .files()
            .map(|path| (Cow::Owned(path), vec![topic.name]))
    });
    let others = CONDITIONS
        .iter()
        .map(|condition| (Cow::Borrowed(condition.path), condition.any_of.to_vec()));
    topics.chain(others)
}
