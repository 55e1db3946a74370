//! What the owner still has to do, each with its command.

use regex_lite::Regex;

use super::adoption::Adoption;
use super::paths::PYPROJECT;
use super::port;
use super::project::Project;
use super::pyproject::Pyproject;
use super::shape::Shape;
use super::strategy::Strategy;
use super::testpaths;
use crate::error::Result;
use crate::system::folder::Entry;
use crate::system::programs;
use crate::text::quote;

/// Commands that build what is published.
const BUILDS: &str = r"(python3? -m build|\bbuild --wheel|uv build|poetry (build|publish)|flit (build|publish)|hatch (build|publish)|pdm (build|publish)|pip3? wheel|pyproject-build|setup\.py (sdist|bdist_wheel)|build-and-inspect-python-package)";

pub fn remaining(project: &Project, adoption: &Adoption) -> Result<Vec<String>> {
    let shape = &adoption.shape;
    let mut list = vec![code(shape), install(project, shape)?];
    let edited = edited(project, adoption)?;
    if shape.strategy != Strategy::Separate {
        list.extend(fast(project, &edited)?);
    }
    list.extend(tests(project, &edited, shape)?);
    if adoption.compared.is_none() {
        list.push(format!(
            "Pin what the module needs: `cargo generate-lockfile --manifest-path {}`",
            shape.manifest()
        ));
    }
    list.extend(ports(shape));
    if !shape.version_in.is_empty() {
        list.push(format!(
            "Raise the version in two places from now on, pyproject.toml and {}.__version__; a test compares them",
            shape.version_in
        ));
    }
    let locks = [
        ("poetry.lock", "poetry lock"),
        ("uv.lock", "uv lock"),
        ("pdm.lock", "pdm lock"),
    ];
    for (file, command) in locks {
        if project.disk.entry(file)? != Entry::Absent {
            list.push(format!("Renew {file}: `{command}`"));
        }
    }
    list.extend(workflows(project)?);
    for file in [".readthedocs.yml", ".readthedocs.yaml"] {
        if project
            .text(file)?
            .is_some_and(|text| !text.contains("rust:"))
        {
            list.push(format!(
                "Give Read the Docs a compiler: in {file}, `rust: \"latest\"` below `build: tools:`"
            ));
        }
    }
    Ok(list)
}

/// What is left to do for each function that is being ported.
pub fn ports(shape: &Shape) -> Vec<String> {
    let mut list = Vec::new();
    for port in &shape.ports {
        let (tests, name) = (shape.tests(), &port.function);
        let wiring = port::wiring(port, &shape.module).replace('\n', "\n        ");
        list.push(format!(
            "Write {name} in {} until {tests}/test_port_{name}.py passes",
            shape.lib()
        ));
        list.push(format!(
            "Put it to use: write this at the end of {}, where the Python function still serves if nothing is compiled:\n\n        {wiring}\n",
            port.module
        ));
    }
    if !shape.ports.is_empty() {
        list.push(
            "Add hypothesis to what your tests need, and measure with `python benches/bench_...`"
                .to_owned(),
        );
    }
    list
}

fn code(shape: &Shape) -> String {
    let stub = shape
        .stub()
        .map_or_else(String::new, |stub| format!(", its types in {stub}"));
    format!("Write your function in {}/src/lib.rs{stub}", shape.rust)
}

fn install(project: &Project, shape: &Shape) -> Result<String> {
    let packages = match shape.strategy {
        Strategy::Separate => format!("-e . -e {}", shape.rust),
        _ => "-e .".to_owned(),
    };
    let has_lock = project.disk.entry("uv.lock")? != Entry::Absent;
    let has_uv = programs::find("uv").is_some();
    let command = match shape.strategy {
        Strategy::Separate if has_lock => "uv sync --all-packages".to_owned(),
        _ if has_lock => "uv sync".to_owned(),
        _ if has_uv => format!("uv pip install {packages}"),
        _ => format!("python -m pip install {packages}"),
    };
    let tests = shape.tests();
    Ok(format!(
        "Build the module in place, again after each change of Rust: `{command}`. Without it your tests run without the module; {tests}/test_rust_core.py fails then"
    ))
}

/// The pyproject.toml as it is afterwards.
fn edited(project: &Project, adoption: &Adoption) -> Result<Pyproject> {
    let mut changes = adoption.merge.changes.iter();
    let edited = changes.find(|it| it.path == PYPROJECT);
    let Some(text) = edited.and_then(|it| it.after.as_deref()) else {
        return Ok(project.pyproject.clone());
    };
    Ok(Pyproject::parse(&String::from_utf8_lossy(text))?)
}

/// How pytest finds our tests.
fn tests(project: &Project, edited: &Pyproject, shape: &Shape) -> Result<Option<String>> {
    let tests = &shape.tests();
    let file = testpaths::hidden_by(project, edited, tests)?;
    Ok(file.map(|file| {
        format!("Let pytest find {tests}/test_rust_core.py, which testpaths in {file} leaves out: `pytest {tests}/test_rust_core.py`, or add it there")
    }))
}

/// How a build takes seconds where no setting of uv says so. A setting would make every environment that builds the
/// package need the build backend.
fn fast(project: &Project, edited: &Pyproject) -> Result<Option<String>> {
    if project.disk.entry("uv.lock")? != Entry::Absent {
        return Ok(None);
    }
    let requires = edited.list("build-system.requires");
    let requires: Vec<String> = requires.into_iter().map(quote::text).collect();
    let pip = match programs::find("uv") {
        Some(_) => "uv pip",
        None => "python -m pip",
    };
    Ok(Some(format!(
        "For builds in seconds, which compile PyO3 once: `{pip} install {}`, and from then on `{pip} install --no-build-isolation -e .`",
        requires.join(" ")
    )))
}

/// Workflows that build what is published, and what each of them needs.
fn workflows(project: &Project) -> Result<Vec<String>> {
    const FOLDER: &str = ".github/workflows";
    if project.disk.entry(FOLDER)? != Entry::Folder {
        return Ok(Vec::new());
    }
    let builds = Regex::new(BUILDS).expect("a pattern");
    let mut names = project.disk.names(FOLDER)?;
    names.sort();
    let mut list = Vec::new();
    for name in names {
        let path = format!("{FOLDER}/{name}");
        let Entry::File(text) = project.disk.entry(&path)? else {
            continue;
        };
        let text = String::from_utf8_lossy(&text);
        if text.contains("cibuildwheel") || text.contains("maturin-action") {
            continue;
        }
        let mut lines = text
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'));
        if let Some(found) = lines.find_map(|line| builds.find(line)) {
            list.push(format!(
                "{path} runs `{}`: on Linux that makes a wheel for linux_x86_64, which PyPI refuses. Build the wheels there with pypa/cibuildwheel, and the sdist as before",
                found.as_str()
            ));
        }
    }
    Ok(list)
}
