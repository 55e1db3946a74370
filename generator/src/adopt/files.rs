//! The files that an adoption adds.

use std::collections::BTreeMap;

use minijinja::Value;

use super::OLDEST_PYTHON;
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
        _ => "",
    };
    let (folder, _) = facts.module.rsplit_once('.').unwrap_or_default();
    let folder = folder.replace('.', "/");
    let context: BTreeMap<&'static str, Value> = [
        ("rust", facts.rust.clone()),
        ("crate_name", facts.crate_name()),
        ("package", facts.layout.package.clone()),
        ("module", facts.module.clone()),
        ("leaf", facts.leaf().to_owned()),
        ("name", facts.name.clone()),
        ("sources", sources_from_test(strategy, &facts.rust)),
        ("in_place", facts.layout.in_source(&folder)),
        ("module_path", folder),
        ("version", facts.version().to_owned()),
        (
            "oldest_python",
            format!("{}.{}", OLDEST_PYTHON.0, OLDEST_PYTHON.1),
        ),
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
        (
            test_path(facts, strategy, tests),
            include_str!("files/test.py"),
        ),
    ];
    match strategy {
        Strategy::Hatch => {
            sources.push((hatch::HOOK.to_owned(), include_str!("files/hatch_build.py")));
        }
        Strategy::Separate => {
            let text = include_str!("files/separate/pyproject.toml");
            sources.push((format!("{rust}/pyproject.toml"), text));
        }
        Strategy::Maturin | Strategy::Setuptools => {}
    }
    sources.extend(stub_path(facts, strategy).map(|path| (path, include_str!("files/core.pyi"))));
    let files = sources.into_iter().map(|(path, source)| {
        let text = renderer.text(&path, source)?;
        Ok(File { path, text })
    });
    files.collect()
}

/// The Rust sources, as seen from the folder above the test's.
fn sources_from_test(strategy: Strategy, rust: &str) -> String {
    match strategy {
        Strategy::Separate => "src".to_owned(),
        _ => format!("{rust}/src"),
    }
}

/// Where the stub of the module is. A single module has no folder that one could be packed in.
pub fn stub_path(facts: &Facts, strategy: Strategy) -> Option<String> {
    let path = facts.module_path();
    match strategy {
        Strategy::Separate => Some(format!("{}/{path}.pyi", facts.rust)),
        _ if facts.layout.is_single => None,
        _ => Some(facts.layout.in_source(&format!("{path}.pyi"))),
    }
}

/// Where the test is: with the module, which the tests of a package that stays pure go without.
pub fn test_path(facts: &Facts, strategy: Strategy, tests: &str) -> String {
    match strategy {
        Strategy::Separate => format!("{}/tests/test_rust_core.py", facts.rust),
        _ => format!("{tests}/test_rust_core.py"),
    }
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
