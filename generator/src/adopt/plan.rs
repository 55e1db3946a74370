//! All that an adoption changes, before anything is written.

use super::attempt::Attempt;
use super::maturin::Patterns;
use super::paths::{GITIGNORE, MANIFEST, PYPROJECT, RECORD};
use super::project::{Project, with_lines};
use super::record::Record;
use super::strategy::Strategy;
use super::{files, hatch, maturin, separate, setuptools, testpaths, uv};
use crate::error::Result;
use crate::update::merge::Change;

/// The changes, the record last.
pub fn changes(
    project: &Project,
    attempt: &Attempt,
    patterns: &Patterns,
    lock: Option<&str>,
) -> Result<Vec<Change>> {
    let Attempt {
        facts, base, shape, ..
    } = attempt;
    let strategy = shape.strategy;
    let mut changes = Vec::new();
    let mut edited = match strategy {
        Strategy::Maturin => maturin::edit(base, facts, shape, patterns)?,
        Strategy::Setuptools => setuptools::edit(project, facts, shape)?,
        Strategy::Separate => separate::edit(project, facts, shape)?,
        Strategy::Hatch => hatch::edit(base, &shape.rust)?,
    };
    if strategy != Strategy::Separate {
        uv::watch_rust(project, &mut edited, &shape.rust)?;
        testpaths::extend(project, &mut edited, &shape.tests)?;
    }
    if strategy == Strategy::Maturin {
        uv::build_in_place(project, &mut edited, &shape.name)?;
    }
    changes.extend(project.change(PYPROJECT, &edited.document.to_string())?);
    if strategy == Strategy::Setuptools {
        let text = project.text(MANIFEST)?.unwrap_or_default();
        changes.extend(project.change(MANIFEST, &setuptools::manifest(&text, &shape.rust))?);
    }
    let text = project.text(GITIGNORE)?.unwrap_or_default();
    let ignored = files::ignored(&text, &shape.rust);
    if !ignored.is_empty() {
        changes.extend(project.change(GITIGNORE, &with_lines(&text, &ignored))?);
    }
    let option = ", or choose other names with --module and --rust-dir";
    let module = shape.in_source(&shape.module_path());
    for path in [format!("{module}.py"), module] {
        // A module or package of that name would be hidden by ours.
        project.addition(&path, "", option)?;
    }
    for file in files::render(shape)? {
        changes.push(project.addition(&file.path, &file.text, option)?);
    }
    if let Some(lock) = lock {
        changes.push(project.addition(&files::lock(shape), lock, option)?);
    }
    let record = Record::of(shape, &changes).text();
    changes.push(project.addition(RECORD, &record, "")?);
    Ok(changes)
}
