//! A starter with the user's work in it stays when topics come: the template drops it only as it was.

use super::merge::{Project, Tree};
use super::three_way::with_line_ends_of;
use crate::answers::Answers;
use crate::error::Result;
use crate::plan;
use crate::plan::context::context;
use crate::questions::CONDITIONS;
use crate::system::folder::Entry;
use crate::template::Template;

/// The name in the template of what is there without any topic.
const STARTER: &str = "starter";

/// Where the starter's code is. Elsewhere, `starter` says that the project has no topics.
const CODE: &[&str] = &["python/", "src/", "tests/"];

/// Returns true if the project has topics and a starter, or a starter that is not as the template rendered it.
pub fn is_kept(template: &Template, present: &Answers, project: &dyn Project) -> Result<bool> {
    let rendered = code(template, present)?;
    let of_starter = CONDITIONS.iter().filter(|it| it.any_of == [STARTER]);
    for condition in of_starter {
        let path = condition.path;
        let (Some(base), Entry::File(ours)) = (rendered.get(path), project.entry(path)?) else {
            continue;
        };
        let is_edited = ours != *with_line_ends_of(&ours, base);
        if is_edited || !present.topics().is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Renders the code of a project that has a starter beside its topics.
pub fn code(template: &Template, answers: &Answers) -> Result<Tree> {
    let mut context = context(answers);
    context.insert(STARTER, true.into());
    let mut files = plan::render(template, &context)?;
    files.retain(|file| CODE.iter().any(|folder| file.path.starts_with(folder)));
    let files = files.into_iter();
    Ok(files.map(|file| (file.path, file.contents)).collect())
}
