//! Gives the module its place: its name, and the folder of its code.

use regex_lite::Regex;

use super::facts::Facts;
use super::metadata::Metadata;
use super::requirement::{OLDEST_PYTHON, crate_name, oldest_python};
use super::shape::Shape;
use super::strategy::Strategy;
use crate::error::adopt::Problem;
use crate::request::Adopt;

/// The shape that a strategy and the options give; `tests` is the folder of the tests.
pub fn place(
    facts: &Facts,
    strategy: Strategy,
    options: &Adopt,
    tests: String,
) -> Result<Shape, Problem> {
    if strategy != Strategy::Separate {
        check_python(&facts.metadata)?;
    }
    let version_in = match strategy {
        // Others compute the version as before.
        Strategy::Maturin => facts.version_in.clone().unwrap_or_default(),
        _ => String::new(),
    };
    Ok(Shape {
        strategy,
        name: facts.name.clone(),
        version: facts.version().to_owned(),
        package: facts.layout.package.clone(),
        is_single: facts.layout.is_single,
        module: module(strategy, facts, options.module.as_deref())?,
        rust: rust_folder(strategy, facts, options.rust_dir.as_deref())?,
        source: facts.layout.source.clone(),
        tests,
        version_in,
        ports: Vec::new(),
    })
}

/// Refuses a package that promises to work on a Python that PyO3 does not know.
fn check_python(metadata: &Metadata) -> Result<(), Problem> {
    let (major, minor) = OLDEST_PYTHON;
    let said = metadata.get("Requires-Python");
    let oldest = said.and_then(oldest_python);
    if oldest.is_some_and(|oldest| oldest >= OLDEST_PYTHON) {
        return Ok(());
    }
    let (found, fix) = match said {
        Some(said) => (
            format!("{said:?}"),
            format!("raise it to >={major}.{minor}"),
        ),
        None => ("not set".to_owned(), format!("set it to >={major}.{minor}")),
    };
    let oldest = format!("{major}.{minor}");
    Err(Problem::OldPython { found, oldest, fix })
}

/// The name of the compiled module: inside the package, beside a single module, or on its own.
fn module(strategy: Strategy, facts: &Facts, wanted: Option<&str>) -> Result<String, Problem> {
    let package = &facts.layout.package;
    let is_beside = facts.layout.is_single || strategy == Strategy::Separate;
    let default = match is_beside {
        true if strategy == Strategy::Separate => crate_name(&facts.name).replace('-', "_"),
        true => format!("_{package}_core"),
        false => format!("{package}._core"),
    };
    let Some(wanted) = wanted else {
        return Ok(default);
    };
    let name = Regex::new(r"^[a-zA-Z_][a-zA-Z0-9_]*$").expect("a pattern");
    let leaf = match is_beside {
        true => Some(wanted),
        false => wanted.strip_prefix(&format!("{package}.")),
    };
    if leaf.is_some_and(|leaf| name.is_match(leaf) && leaf != package) {
        return Ok(wanted.to_owned());
    }
    let given = wanted.to_owned();
    let place = if is_beside { "beside" } else { "inside" };
    let expected = format!("a name {place} {package}, for example {default}");
    Err(Problem::Module { given, expected })
}

/// The folder of the Rust code, which is below the project.
fn rust_folder(strategy: Strategy, facts: &Facts, wanted: Option<&str>) -> Result<String, Problem> {
    let default = match strategy {
        Strategy::Separate => format!("packages/{}", crate_name(&facts.name)),
        _ => "rust".to_owned(),
    };
    let Some(wanted) = wanted else {
        return Ok(default);
    };
    let folder = Regex::new(r"^[a-zA-Z0-9_][a-zA-Z0-9_.-]*(/[a-zA-Z0-9_][a-zA-Z0-9_.-]*)*$");
    if folder.expect("a pattern").is_match(wanted) {
        return Ok(wanted.to_owned());
    }
    let given = wanted.to_owned();
    Err(Problem::RustFolder { given, default })
}
