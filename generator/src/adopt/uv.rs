//! The settings of uv with which it builds again after a change to the Rust code, and at once.

use toml_edit::{InlineTable, Value};

use super::maturin;
use super::project::Project;
use super::pyproject::{Pyproject, lines, list};
use crate::error::Result;
use crate::system::folder::Entry;

const TABLE: &str = "tool.uv";

/// Without these keys, uv would take what it built before.
pub fn watch_rust(project: &Project, new: &mut Pyproject, rust: &str) -> Result<()> {
    if new.has("tool.uv.cache-keys") {
        return Ok(());
    }
    let mut files = vec!["pyproject.toml".to_owned()];
    for file in ["setup.py", "setup.cfg"] {
        if project.disk.entry(file)? != Entry::Absent {
            files.push(file.to_owned());
        }
    }
    for file in ["Cargo.toml", "Cargo.lock", "src/**/*.rs"] {
        files.push(format!("{rust}/{file}"));
    }
    let keys = files.iter().map(|file| {
        let mut table = InlineTable::new();
        table.insert("file", file.as_str().into());
        Value::InlineTable(table)
    });
    new.set(TABLE, "cache-keys", lines(keys));
    Ok(())
}

/// In a new environment for each build, PyO3 would compile again each time. Only where uv manages the project: any
/// environment that builds it needs maturin then.
pub fn build_in_place(project: &Project, new: &mut Pyproject, name: &str) -> Result<()> {
    let is_managed = project.disk.entry("uv.lock")? != Entry::Absent;
    let is_set = [
        "no-build-isolation",
        "no-build-isolation-package",
        "dev-dependencies",
    ];
    if !is_managed
        || is_set
            .iter()
            .any(|name| new.has(&format!("{TABLE}.{name}")))
    {
        return Ok(());
    }
    let groups = new.list("tool.uv.default-groups");
    let group = groups
        .first()
        .map_or_else(|| "dev".to_owned(), |group| (*group).to_owned());
    new.append("dependency-groups", &group, maturin::REQUIREMENT);
    new.set(TABLE, "no-build-isolation-package", list([name]));
    Ok(())
}
