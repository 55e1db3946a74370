//! The files that an adoption adds.

use super::hatch;
use super::port::{self, Port};
use super::shape::Shape;
use super::strategy::Strategy;
use crate::error::Result;
use crate::plan::render::Renderer;

/// A file of ours, with its path in the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub path: String,
    pub text: String,
}

pub fn render(shape: &Shape) -> Result<Vec<File>> {
    let context = shape.context();
    let renderer = Renderer::new(&context);
    let mut files = Vec::new();
    for (path, source) in sources(shape) {
        let text = renderer.text(&path, source)?;
        files.push(File { path, text });
    }
    for port in &shape.ports {
        files.extend(of_port(shape, port)?);
    }
    Ok(files)
}

/// The files of one function that is being ported.
pub fn of_port(shape: &Shape, port: &Port) -> Result<Vec<File>> {
    let context = port::context(port, &shape.module);
    let renderer = Renderer::new(&context);
    let (tests, name) = (shape.tests(), &port.function);
    let test = format!("{tests}/test_port_{name}.py");
    let bench = format!("benches/bench_{name}.py");
    let sources = [
        (test, include_str!("port/test.py")),
        (bench, include_str!("port/bench.py")),
    ];
    let render = |(path, source): (String, &str)| {
        let text = renderer.text(&path, source)?;
        Ok(File { path, text })
    };
    sources.into_iter().map(render).collect()
}

fn sources(shape: &Shape) -> Vec<(String, &'static str)> {
    let (rust, tests) = (&shape.rust, shape.tests());
    // It is not called Cargo.toml: cargo leaves a folder that has one out of a package.
    let mut sources = vec![
        (shape.manifest(), include_str!("files/manifest.toml")),
        (shape.lib(), include_str!("files/lib.rs")),
        (
            format!("{tests}/test_rust_core.py"),
            include_str!("files/test.py"),
        ),
    ];
    match shape.strategy {
        Strategy::Hatch => {
            sources.push((hatch::HOOK.to_owned(), include_str!("files/hatch_build.py")));
        }
        Strategy::Separate => {
            let text = include_str!("files/separate/pyproject.toml");
            sources.push((format!("{rust}/pyproject.toml"), text));
        }
        Strategy::Maturin | Strategy::Setuptools => {}
    }
    sources.extend(
        shape
            .stub()
            .map(|path| (path, include_str!("files/core.pyi"))),
    );
    sources
}

pub fn lock(shape: &Shape) -> String {
    format!("{}/Cargo.lock", shape.rust)
}

/// What git should not see, without the lines that are there already.
pub fn ignored(gitignore: &str, rust: &str) -> Vec<String> {
    let target = format!("/{rust}/target/");
    let wanted: [(&str, &[&str]); 3] = [
        ("*.so", &["*.so"]),
        ("*.pyd", &["*.pyd", "*.py[cod]", "*.py[cdo]"]),
        (&target, &[&target, "target/", "target"]),
    ];
    let has = |line: &str| gitignore.lines().any(|it| it.trim() == line);
    let missing = wanted
        .iter()
        .filter(|(_, same)| !same.iter().any(|it| has(it)));
    missing.map(|(line, _)| (*line).to_owned()).collect()
}
