//! What an adoption goes for, as decided from a wheel of the package.

use super::archive::Files;
use super::facts::Facts;
use super::paths;
use super::place::place;
use super::project::Project;
use super::pyproject::Pyproject;
use super::shape::Shape;
use super::strategy::{Choice, choose};
use super::{convert, port};
use crate::error::Result;
use crate::request::Adopt;

pub struct Attempt {
    pub facts: Facts,
    pub choice: Choice,
    /// The pyproject.toml to start from.
    pub base: Pyproject,
    pub shape: Shape,
}

impl Attempt {
    pub fn of(project: &Project, wheel: &Files, options: &Adopt) -> Result<Self> {
        let same = |path: &str, contents: &[u8]| project.has(path, contents);
        let facts = Facts::read(wheel, options, same)?;
        let choice = choose(&project.pyproject, &facts.layout, options.backend)?;
        let base = match choice.converts {
            true => convert::from_poetry(&project.pyproject, &facts.metadata, wheel)?,
            false => project.pyproject.clone(),
        };
        let mut shape = place(&facts, choice.strategy, options, project.tests()?)?;
        for given in &options.ports {
            let in_source = |path: &str| paths::below(&shape.source, path);
            let port = port::read(project, in_source, given)?;
            shape.ports.push(port);
        }
        Ok(Self {
            facts,
            choice,
            base,
            shape,
        })
    }
}
