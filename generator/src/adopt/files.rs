//! The files that an adoption adds.

use std::collections::BTreeMap;

use minijinja::Value;

use super::facts::Facts;
use super::hatch;
use super::strategy::Strategy;
use crate::error::Result;
use crate::render::Renderer;

/// A file of ours, with its path in the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub path: String,
    pub text: String,
}

/// The files, for a project whose tests are in the folder `tests`.
pub fn render(facts: &Facts, strategy: Strategy, tests: &str) -> Result<Vec<File>> {
    let version_in = match strategy {
        // Others compute the version as before.
        Strategy::Maturin => facts.version_in.as_deref().unwrap_or_default(),
        Strategy::Setuptools | Strategy::Hatch => "",
    };
    let (folder, _) = facts.module.rsplit_once('.').unwrap_or_default();
    let folder = folder.replace('.', "/");
    let context: BTreeMap<&'static str, Value> = [
        ("crate_name", facts.crate_name()),
        ("package", facts.layout.package.clone()),
        ("module", facts.module.clone()),
        ("leaf", facts.leaf().to_owned()),
        ("name", facts.name.clone()),
        ("rust", facts.rust.clone()),
        ("in_place", facts.layout.in_source(&folder)),
        ("module_path", folder),
        ("version_in", version_in.to_owned()),
    ]
    .into_iter()
    .map(|(name, value)| (name, Value::from(value)))
    .collect();
    let renderer = Renderer::new(&context);
    let rust = &facts.rust;
    let mut sources = vec![
        (facts.manifest(), include_str!("files/Cargo.toml")),
        (format!("{rust}/src/lib.rs"), include_str!("files/lib.rs")),
        (test_path(tests), include_str!("files/test.py")),
    ];
    if strategy == Strategy::Hatch {
        sources.push((hatch::HOOK.to_owned(), include_str!("files/hatch_build.py")));
    }
    // A single module has no folder that a stub could be packed in.
    if !facts.layout.is_single {
        sources.push((stub_path(facts), include_str!("files/core.pyi")));
    }
    let files = sources.into_iter().map(|(path, source)| {
        let text = renderer.text(&path, source)?;
        Ok(File { path, text })
    });
    files.collect()
}

/// Where the stub of the module is.
pub fn stub_path(facts: &Facts) -> String {
    let path = facts.module_path();
    facts.layout.in_source(&format!("{path}.pyi"))
}

pub fn test_path(tests: &str) -> String {
    format!("{tests}/test_rust_core.py")
}

/// What git should not see, without the lines that are there already.
pub fn ignored(gitignore: &str, rust: &str) -> Vec<String> {
    let target = format!("/{rust}/target/");
    let wanted = [
        ("*.so", &["*.so"][..]),
        ("*.pyd", &["*.pyd", "*.py[cod]", "*.py[cdo]"]),
    ];
    let has = |line: &str| gitignore.lines().any(|it| it.trim() == line);
    let mut lines: Vec<String> = Vec::new();
    for (line, same) in wanted {
        if !same.iter().any(|it| has(it)) {
            lines.push(line.to_owned());
        }
    }
    if !has(&target) && !has("target/") && !has("target") {
        lines.push(target);
    }
    lines
}
