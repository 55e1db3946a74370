//! Which files the project has, and what stands in them: answers and template in, files out.

pub mod context;
pub mod render;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::answers::Answers;
use crate::error::Result;
use crate::template::{Condition, Template};
use context::context;
use render::Renderer;

/// A file of the project to be.
#[derive(Debug, PartialEq, Eq)]
pub struct File {
    /// Relative to the project, with `/`.
    pub path: String,
    pub contents: Cow<'static, [u8]>,
}

/// Renders the template for these answers; the files come sorted by path.
pub fn plan(template: &Template, answers: &Answers) -> Result<Vec<File>> {
    render(template, &context(answers))
}

/// Renders the template with these values; the files come sorted by path.
pub fn render(
    template: &Template,
    context: &BTreeMap<&'static str, minijinja::Value>,
) -> Result<Vec<File>> {
    let renderer = Renderer::new(context);
    let mut files = Vec::new();
    for source in &template.sources {
        if !is_wanted(&source.path, &template.conditions, &renderer) {
            continue;
        }
        let contents = if source.has_markers {
            let text = str::from_utf8(&source.contents).expect("files with markers are UTF-8");
            Cow::Owned(renderer.text(&source.path, text)?.into_bytes())
        } else {
            source.contents.clone()
        };
        let path = renderer.text(&source.path, &source.path)?;
        files.push(File { path, contents });
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn is_wanted(path: &str, conditions: &[Condition], renderer: &Renderer) -> bool {
    conditions
        .iter()
        .filter(|condition| {
            let rest = path.strip_prefix(condition.path.as_ref());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
        .all(|condition| condition.any_of.iter().any(|name| renderer.is_true(name)))
}
