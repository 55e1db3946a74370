//! Adds setuptools-rust to a package that setuptools builds, and leaves the rest as it is.

use super::facts::Facts;
use super::obstacle;
use super::project::{Project, with_lines};
use super::pyproject::{Pyproject, list};
use super::shape::Shape;
use crate::error::Result;
use crate::system::folder::Entry;

const REQUIREMENT: &str = "setuptools-rust>=1.12";

/// The pyproject.toml with setuptools-rust in it.
pub fn edit(project: &Project, facts: &Facts, shape: &Shape) -> Result<Pyproject> {
    let mut new = project.pyproject.clone();
    if new.has("build-system.requires") {
        new.append("build-system", "requires", REQUIREMENT);
    } else {
        new.set(
            "build-system",
            "requires",
            list(["setuptools>=77", REQUIREMENT]),
        );
    }
    if !new.has("build-system.build-backend") {
        // What pip takes without this file; a setup.py may import from its own folder.
        let has_script = project.disk.entry("setup.py")? != Entry::Absent;
        let backend = match has_script {
            true => "setuptools.build_meta:__legacy__",
            false => "setuptools.build_meta",
        };
        new.set("build-system", "build-backend", backend);
    }
    keep_packages(project, &mut new, facts)?;
    let module = [
        ("target", shape.module.as_str()),
        ("path", &shape.manifest()),
        ("binding", "PyO3"),
    ];
    new.add_to_tables("tool.setuptools-rust", "ext-modules", &module);
    Ok(new)
}

/// Names the packages where setuptools finds them by itself.
pub fn keep_packages(project: &Project, new: &mut Pyproject, facts: &Facts) -> Result<()> {
    let is_ours = obstacle::is_setuptools(&project.pyproject);
    if is_ours && finds_packages(project, new)? {
        name_packages(new, facts);
    }
    Ok(())
}

/// Whether setuptools looks for the packages itself. It would then also find the folder of the Rust code, and refuse both.
fn finds_packages(project: &Project, pyproject: &Pyproject) -> Result<bool> {
    for path in ["tool.setuptools.packages", "tool.setuptools.py-modules"] {
        if pyproject.has(path) {
            return Ok(false);
        }
    }
    for path in ["setup.cfg", "setup.py"] {
        let text = project.text(path)?.unwrap_or_default();
        if text.contains("packages") || text.contains("py_modules") {
            return Ok(false);
        }
    }
    Ok(true)
}

fn name_packages(new: &mut Pyproject, facts: &Facts) {
    let layout = &facts.layout;
    if layout.is_single {
        new.set(
            "tool.setuptools",
            "py-modules",
            list([layout.package.as_str()]),
        );
    } else if layout.source.is_empty() {
        let names = layout.packages.iter();
        let patterns: Vec<_> = names
            .flat_map(|name| [name.clone(), format!("{name}.*")])
            .collect();
        let patterns = list(patterns.iter().map(String::as_str));
        new.set("tool.setuptools.packages.find", "include", patterns);
    }
}

/// The MANIFEST.in with the Rust sources, which an sdist would lack otherwise.
pub fn manifest(text: &str, rust: &str) -> String {
    let lines = [format!("graft {rust}"), format!("prune {rust}/target")];
    with_lines(text, &lines)
}
