//! An adoption without a build, from what pyproject.toml says and where the package is.

use super::adoption::Adoption;
use super::archive::Files;
use super::attempt::Attempt;
use super::maturin::Patterns;
use super::plan;
use super::project::Project;
use crate::error::Result;
use crate::error::adopt::Problem;
use crate::request::Adopt;
use crate::system::folder::Entry;

pub fn adoption(project: &Project, options: &Adopt) -> Result<Adoption> {
    let attempt = Attempt::of(project, &likely_wheel(project)?, options)?;
    let changes = plan::changes(project, &attempt, &Patterns::default(), None)?;
    Ok(Adoption::unchecked(
        attempt.choice.reason,
        attempt.shape,
        changes,
    ))
}

/// What a wheel has at least: the metadata that is written down, and the package.
fn likely_wheel(project: &Project) -> Result<Files> {
    let missing = |problem: String| Problem::CannotSkip { problem };
    let field = |name: &str| {
        let value = project.pyproject.text(&format!("project.{name}"));
        value.ok_or_else(|| missing(format!("{name} is not written there")))
    };
    let (name, version) = (field("name")?, field("version")?);
    let python = project.pyproject.text("project.requires-python");
    let python = python.map_or_else(String::new, |it| format!("Requires-Python: {it}\n"));
    let metadata = format!("Name: {name}\nVersion: {version}\n{python}");
    let mut wheel = Files::new();
    for source in ["src/", ""] {
        let package = name.to_lowercase().replace(['-', '.'], "_");
        let path = format!("{package}/__init__.py");
        if let Entry::File(contents) = project.disk.entry(&format!("{source}{path}"))? {
            wheel.insert(path, contents);
            wheel.insert(
                format!("{package}.dist-info/METADATA"),
                metadata.into_bytes(),
            );
            return Ok(wheel);
        }
    }
    Err(missing(format!("there is no package for {name}")).into())
}
