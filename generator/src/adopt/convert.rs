//! Writes the `[project]` table of a package that has `[tool.poetry]` only, from what its wheel says.

use std::collections::BTreeMap;

use toml_edit::{InlineTable, Item, Table, Value};

use super::archive::{Files, in_dist_info};
use super::comments;
use super::compare;
use super::maturin;
use super::metadata::{Metadata, split_people};
use super::pyproject::{Pyproject, lines, list};
use super::requirement;
use crate::error::adopt::Problem;

/// What `[project]` says afterwards, and `[tool.poetry]` no longer does.
const MOVED: &[&str] = &[
    "name",
    "version",
    "description",
    "authors",
    "maintainers",
    "license",
    "readme",
    "homepage",
    "repository",
    "documentation",
    "keywords",
    "classifiers",
    "urls",
    "dependencies",
    "extras",
    "scripts",
    "plugins",
    "packages",
    "include",
    "exclude",
];

pub fn from_poetry(
    pyproject: &Pyproject,
    metadata: &Metadata,
    wheel: &Files,
) -> Result<Pyproject, Problem> {
    let readme = match pyproject.at("tool.poetry.readme") {
        Some(readme) if readme.is_str() => readme.as_str().map(str::to_owned),
        None => None,
        Some(_) => {
            return Err(Problem::Backend {
                reason: "poetry joins several files for the README".to_owned(),
                fix: "name one file in tool.poetry.readme first".to_owned(),
            });
        }
    };
    let mut project = project(metadata, wheel, readme)?;
    let mut new = pyproject.clone();
    if let Some(poetry) = poetry(&mut new) {
        let left = comments::put(comments::collect(poetry, MOVED), &mut project);
        go_before(&mut project, poetry, &left);
    }
    new.document.insert("project", Item::Table(project));
    for name in MOVED {
        new.remove(&format!("tool.poetry.{name}"));
    }
    // What is left may be groups alone, which have headers of their own.
    if let Some(left) = poetry(&mut new)
        && left.iter().all(|(_, item)| item.is_table())
    {
        left.set_implicit(true);
    }
    Ok(new)
}

/// Puts a table before another one, with what stands before that and these comments.
fn go_before(table: &mut Table, other: &mut Table, comments: &[String]) {
    if let Some(position) = other.position() {
        // Tables of one position are written in the order of the document's keys: this one is the last.
        table.set_position(Some(position - 1));
    }
    let before = other.decor().prefix().and_then(|it| it.as_str());
    let mut before = before.unwrap_or_default().to_owned();
    for comment in comments {
        before += &format!("{comment}\n");
    }
    table.decor_mut().set_prefix(before);
    other.decor_mut().set_prefix("\n");
}

fn poetry(pyproject: &mut Pyproject) -> Option<&mut Table> {
    let tool = pyproject.document.get_mut("tool")?.as_table_mut()?;
    tool.get_mut("poetry")?.as_table_mut()
}

fn project(metadata: &Metadata, wheel: &Files, readme: Option<String>) -> Result<Table, Problem> {
    let mut project = Table::new();
    let mut insert = |name: &str, item: Item| {
        let is_empty = item.as_array().is_some_and(|list| list.is_empty());
        if !item.is_none() && !is_empty {
            project.insert(name, item);
        }
    };
    insert("name", metadata.get("Name").unwrap_or_default().into());
    for name in ["version", "description"] {
        insert(name, maturin::field(name, metadata)?);
    }
    if let Some(readme) = readme {
        insert("readme", readme.into());
    }
    insert(
        "requires-python",
        maturin::field("requires-python", metadata)?,
    );
    insert("license", license(metadata));
    let files: Vec<_> = metadata.all("License-File").collect();
    insert("license-files", list(files).into());
    insert("authors", people(metadata, "Author"));
    insert("maintainers", people(metadata, "Maintainer"));
    let keywords = metadata.get("Keywords").unwrap_or_default().split(',');
    let keywords: Vec<_> = keywords
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    insert("keywords", list(keywords).into());
    for name in ["classifiers", "dependencies"] {
        insert(name, maturin::field(name, metadata)?);
    }
    for (name, table) in [
        ("optional-dependencies", extras(metadata)),
        ("urls", urls(metadata)),
    ] {
        if !table.is_empty() {
            project.insert(name, Item::Table(table));
        }
    }
    add_entry_points(&mut project, wheel);
    Ok(project)
}

fn license(metadata: &Metadata) -> Item {
    if let Some(expression) = metadata.get("License-Expression") {
        return expression.into();
    }
    let Some(text) = metadata.get("License") else {
        return Item::None;
    };
    let mut table = InlineTable::new();
    table.insert("text", text.into());
    Item::Value(Value::InlineTable(table))
}

fn people(metadata: &Metadata, role: &str) -> Item {
    let addresses = format!("{role}-email");
    let split =
        |field: &str| -> Vec<String> { metadata.all(field).flat_map(split_people).collect() };
    let people = match (split(role).as_slice(), split(&addresses).as_slice()) {
        // Poetry puts one person into two fields.
        ([name], [address]) if !address.contains('<') => vec![format!("{name} <{address}>")],
        (names, addresses) => [names, addresses].concat(),
    };
    Item::Value(lines(
        people
            .iter()
            .map(|person| Value::InlineTable(named(person))),
    ))
}

/// `NAME <ADDRESS>`, or one of the two, as a table.
fn named(person: &str) -> InlineTable {
    let (name, rest) = person.split_once('<').unwrap_or((person, ""));
    let name = name.trim().trim_matches('"');
    let is_address = rest.is_empty() && name.contains('@');
    let mut table = InlineTable::new();
    if !name.is_empty() {
        table.insert(if is_address { "email" } else { "name" }, name.into());
    }
    if let Some(address) = rest.strip_suffix('>') {
        table.insert("email", address.into());
    }
    table
}

/// The requirements of each extra, without the marker that names it.
fn extras(metadata: &Metadata) -> Table {
    let mut extras: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for extra in metadata.all("Provides-Extra") {
        extras.insert(requirement::normal_name(extra), Vec::new());
    }
    for text in metadata.all("Requires-Dist") {
        if let Some(extra) = requirement::extra(text) {
            let plain = requirement::without_extra(text);
            extras.entry(extra).or_default().push(plain.into());
        }
    }
    extras
        .into_iter()
        .map(|(name, list)| (name, Item::Value(lines(list))))
        .collect()
}

fn urls(metadata: &Metadata) -> Table {
    let mut urls = Table::new();
    if let Some(home) = metadata.get("Home-page") {
        urls.insert("Homepage", home.into());
    }
    for said in metadata.all("Project-URL") {
        if let Some((label, url)) = said.split_once(',') {
            urls.insert(label.trim(), url.trim().into());
        }
    }
    urls
}

fn add_entry_points(project: &mut Table, wheel: &Files) {
    let text = in_dist_info(wheel, "entry_points.txt").unwrap_or_default();
    for (group, name, object) in compare::entry_points(&String::from_utf8_lossy(text)) {
        let table = match group.as_str() {
            "console_scripts" => project.entry("scripts"),
            "gui_scripts" => project.entry("gui-scripts"),
            group => {
                let mut all = Table::new();
                all.set_implicit(true);
                let all = project.entry("entry-points").or_insert(Item::Table(all));
                let Some(all) = all.as_table_mut() else {
                    continue;
                };
                all.entry(group)
            }
        };
        let table = table.or_insert(Item::Table(Table::new()));
        table[&name] = object.into();
    }
}
