//! What the tests of a package need, as far as its settings say so.

use toml_edit::{Item, Value};

use crate::adopt::metadata::Metadata;
use crate::adopt::project::Project;
use crate::adopt::pyproject::Pyproject;
use crate::adopt::requirement::normal_name;
use crate::error::Result;
use crate::system::folder::Entry;

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Extras of the package.
    pub extras: Vec<String>,
    /// Arguments of an installer.
    pub arguments: Vec<String>,
}

/// How extras and groups are called; the second ones hold more than the tests need.
const NAMES: [&[&str]; 2] = [
    &["test", "tests", "testing"],
    &["dev", "develop", "development"],
];

/// Files with requirements, for the same names.
const FILES: [&[&str]; 2] = [
    &[
        "requirements-test.txt",
        "requirements-tests.txt",
        "requirements/test.txt",
        "requirements/tests.txt",
        "test-requirements.txt",
        "tests/requirements.txt",
    ],
    &[
        "dev-requirements.txt",
        "requirements-dev.txt",
        "requirements/dev.txt",
    ],
];

/// What is named after tests, or else after development.
pub fn of(project: &Project, metadata: &Metadata) -> Result<Needs> {
    let mut needs = Needs::default();
    for (names, files) in NAMES.iter().zip(FILES) {
        let extras = metadata.all("Provides-Extra").map(normal_name);
        needs.extras = extras.filter(|it| names.contains(&&**it)).collect();
        needs.arguments = groups(&project.pyproject, names);
        for file in files {
            if matches!(project.disk.entry(file)?, Entry::File(_)) {
                let file = ["-r".to_owned(), (*file).to_owned()];
                needs.arguments.extend(file);
            }
        }
        if needs != Needs::default() {
            break;
        }
    }
    needs.arguments.push("pytest".to_owned());
    Ok(needs)
}

fn groups(pyproject: &Pyproject, names: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for group in keys(pyproject, "dependency-groups") {
        if names.contains(&&*normal_name(&group)) {
            add_group(pyproject, &group, 0, &mut found);
        }
    }
    for name in names {
        let group = format!("tool.poetry.group.{name}.dependencies");
        found.extend(keys(pyproject, &group));
    }
    if names.contains(&"dev") {
        found.extend(keys(pyproject, "tool.poetry.dev-dependencies"));
    }
    found.retain(|it| it != "python");
    found
}

fn keys(pyproject: &Pyproject, path: &str) -> Vec<String> {
    let table = pyproject.at(path).and_then(Item::as_table_like);
    let keys = table.into_iter().flat_map(|table| table.iter());
    keys.map(|(name, _)| name.to_owned()).collect()
}

fn add_group(pyproject: &Pyproject, name: &str, depth: u8, found: &mut Vec<String>) {
    const DEEPEST: u8 = 8;
    let list = pyproject.at(&format!("dependency-groups.{name}"));
    for value in list.and_then(Item::as_array).into_iter().flatten() {
        match value {
            Value::String(text) => found.push(text.value().clone()),
            Value::InlineTable(table) if depth < DEEPEST => {
                let included = table.get("include-group").and_then(Value::as_str);
                if let Some(included) = included {
                    add_group(pyproject, included, depth + 1, found);
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_read_with_what_they_include() {
        let pyproject = Pyproject::parse(
            r#"
[dependency-groups]
Tests = ["pytest>=9", { include-group = "base" }]
base = ["idna", { include-group = "Tests" }]
dev = ["mypy"]

[tool.poetry.group.test.dependencies]
python = ">=3.9"
freezegun = "^1"
"#,
        );
        let found = groups(&pyproject.expect("it is TOML"), NAMES[0]);
        assert_eq!(found[..2], ["pytest>=9", "idna"]);
        assert!(found.contains(&"freezegun".to_owned()), "{found:?}");
        assert!(!found.contains(&"python".to_owned()), "{found:?}");
    }
}
