//! Makes maturin the build backend of a package that has a `[project]` table.

use toml_edit::{Array, InlineTable, Item, Value};

use super::facts::Facts;
use super::metadata::Metadata;
use super::pyproject::{Pyproject, lines, list};
use super::requirement;
use super::shape::Shape;
use crate::error::adopt::Problem;

pub const REQUIREMENT: &str = "maturin>=1.16,<2";

/// Tables that only the former backend reads.
const OWN_TABLES: &[&str] = &[
    "tool.flit",
    "tool.uv.build-backend",
    "tool.hatch.build",
    "tool.hatch.version",
    "tool.hatch.metadata",
    "tool.pdm.version",
    "tool.pdm.build",
];

/// Files that the packing by itself would leave out, or take in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patterns {
    /// Into the sdist.
    pub include: Vec<String>,
    /// Out of the wheel.
    pub exclude: Vec<String>,
}

/// The pyproject.toml with maturin in it.
pub fn edit(
    pyproject: &Pyproject,
    facts: &Facts,
    shape: &Shape,
    patterns: &Patterns,
) -> Result<Pyproject, Problem> {
    let mut new = pyproject.clone();
    new.set("build-system", "requires", list([REQUIREMENT]));
    new.set("build-system", "build-backend", "maturin");
    new.remove("build-system.backend-path");
    let mut fields = Vec::new();
    for name in new.list("project.dynamic") {
        fields.push((name.to_owned(), field(name, &facts.metadata)?));
    }
    let named = fields
        .iter()
        .map(|(name, item)| (name.as_str(), item.clone()));
    new.make_static(named.filter(|(_, item)| !item.is_none()).collect());
    let written = new.list("project.classifiers").len();
    if new.has("tool.poetry") && written < facts.metadata.all("Classifier").count() {
        // Poetry adds some that follow from the license and from requires-python.
        let classifiers = facts.metadata.all("Classifier").map(Value::from);
        new.set("project", "classifiers", lines(classifiers));
    }
    for table in OWN_TABLES {
        new.remove(table);
    }
    settings(&mut new, &facts.layout.packages, shape, patterns);
    Ok(new)
}

fn settings(new: &mut Pyproject, packages: &[String], shape: &Shape, patterns: &Patterns) {
    const TABLE: &str = "tool.maturin";
    new.set(TABLE, "manifest-path", shape.manifest());
    if !shape.source.is_empty() {
        new.set(TABLE, "python-source", shape.source.as_str());
    }
    new.set(TABLE, "module-name", shape.module.as_str());
    if packages.len() > 1 {
        let packages = packages.iter().map(String::as_str);
        new.set(TABLE, "python-packages", list(packages));
    }
    // `pip install -e` and uv then compile in seconds, and the result is not slow.
    new.set(TABLE, "editable-profile", "editable");
    if !patterns.include.is_empty() {
        let values = patterns.include.iter().map(|path| in_format(path, "sdist"));
        new.set(TABLE, "include", lines(values));
    }
    let mut exclude = vec!["**/__pycache__/**".into()];
    exclude.extend(patterns.exclude.iter().map(|path| in_format(path, "wheel")));
    match exclude.len() {
        1 => new.set(
            TABLE,
            "exclude",
            Value::Array(exclude.into_iter().collect::<Array>()),
        ),
        _ => new.set(TABLE, "exclude", lines(exclude)),
    }
}

fn in_format(path: &str, format: &str) -> Value {
    let mut table = InlineTable::new();
    table.insert("path", path.into());
    table.insert("format", format.into());
    Value::InlineTable(table)
}

/// A field of `[project]` as the wheel has it; nothing where the wheel says nothing of it.
pub fn field(name: &str, metadata: &Metadata) -> Result<Item, Problem> {
    let text = |field: &str| metadata.get(field).map_or(Item::None, |it| it.into());
    Ok(match name {
        "version" => text("Version"),
        "description" => text("Summary"),
        "requires-python" => text("Requires-Python"),
        "dependencies" => dependencies(metadata),
        "classifiers" => {
            let classifiers = metadata.all("Classifier").map(Value::from);
            Item::Value(lines(classifiers))
        }
        other => {
            return Err(Problem::Backend {
                reason: format!(
                    "`{other}` of [project] is dynamic, and maturin has no way to compute it"
                ),
                fix: "write it into pyproject.toml first".to_owned(),
            });
        }
    })
}

/// The requirements that no extra brings.
fn dependencies(metadata: &Metadata) -> Item {
    let all = metadata.all("Requires-Dist");
    let plain = all.filter(|it| requirement::extra(it).is_none());
    Item::Value(lines(plain.map(Value::from)))
}
