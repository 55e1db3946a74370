//! Adds the module as a distribution of its own, beside a package that stays pure Python.

use super::facts::Facts;
use super::project::Project;
use super::pyproject::{Pyproject, list};
use super::setuptools;
use super::shape::Shape;
use crate::error::Result;

/// The pyproject.toml with the second distribution in its uv workspace; only a `[project]` can be the root of one.
pub fn edit(project: &Project, facts: &Facts, shape: &Shape) -> Result<Pyproject> {
    let mut new = project.pyproject.clone();
    if !new.has("project") {
        return Ok(new);
    }
    setuptools::keep_packages(project, &mut new, facts)?;
    const WORKSPACE: &str = "tool.uv.workspace";
    if new.has(&format!("{WORKSPACE}.members")) {
        new.append(WORKSPACE, "members", &shape.rust);
    } else {
        new.set(WORKSPACE, "members", list([shape.rust.as_str()]));
    }
    Ok(new)
}
