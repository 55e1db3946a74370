//! Reads and edits pyproject.toml. What is not edited keeps every byte.

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Key, Table, TableLike, Value};

use super::paths::PYPROJECT;
use crate::error::adopt::Problem;

/// A pyproject.toml; one that does not exist is empty.
#[derive(Clone, Debug, Default)]
pub struct Pyproject {
    pub document: DocumentMut,
}

impl Pyproject {
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let document = text.parse().map_err(|error: toml_edit::TomlError| {
            let (path, problem) = (PYPROJECT.to_owned(), error.message().to_owned());
            Problem::Toml { path, problem }
        })?;
        Ok(Self { document })
    }

    /// What stands at `tool.hatch.version`, however its tables are written.
    pub fn at(&self, path: &str) -> Option<&Item> {
        let mut item = self.document.as_item();
        for name in path.split('.') {
            item = item.get(name)?;
        }
        Some(item)
    }

    pub fn text(&self, path: &str) -> Option<&str> {
        self.at(path)?.as_str()
    }

    pub fn has(&self, path: &str) -> bool {
        self.at(path).is_some()
    }

    /// The strings of a list.
    pub fn list(&self, path: &str) -> Vec<&str> {
        let list = self.at(path).and_then(Item::as_array);
        let values = list.into_iter().flatten();
        values.filter_map(Value::as_str).collect()
    }

    /// The table of that path, made where it is missing. Tables on the way get no header.
    pub fn table(&mut self, path: &str) -> Option<&mut dyn TableLike> {
        self.make(path, true)
    }

    fn make(&mut self, path: &str, has_header: bool) -> Option<&mut dyn TableLike> {
        let names: Vec<&str> = path.split('.').collect();
        let before = if self.document.is_empty() { "" } else { "\n" };
        let mut table: &mut dyn TableLike = self.document.as_table_mut();
        for (index, name) in names.iter().enumerate() {
            if table.get(name).is_none() {
                let is_last = index + 1 == names.len();
                let mut new = Table::new();
                new.set_implicit(!(is_last && has_header));
                // What dotted keys have begun, a header cannot go on with.
                new.set_dotted(table.is_dotted());
                new.decor_mut().set_prefix(before);
                table.insert(name, Item::Table(new));
            }
            table = table.get_mut(name)?.as_table_like_mut()?;
        }
        Some(table)
    }

    /// Adds `[[path.name]]` with these texts.
    pub fn add_to_tables(&mut self, path: &str, name: &str, texts: &[(&str, &str)]) {
        let mut new = Table::new();
        for (key, text) in texts {
            new.insert(key, (*text).into());
        }
        new.decor_mut().set_prefix("\n");
        let Some(table) = self.make(path, false) else {
            return;
        };
        match table.get_mut(name).and_then(Item::as_array_of_tables_mut) {
            Some(there) => there.push(new),
            None => {
                let mut tables = ArrayOfTables::new();
                tables.push(new);
                table.insert(name, Item::ArrayOfTables(tables));
            }
        }
    }

    fn item_mut(&mut self, path: &str) -> Option<&mut Item> {
        let mut item = self.document.as_item_mut();
        for name in path.split('.') {
            // `Item::get_mut` would insert what is missing.
            item = item.as_table_like_mut()?.get_mut(name)?;
        }
        Some(item)
    }

    /// Sets one value and keeps what stands around it.
    pub fn set(&mut self, path: &str, name: &str, value: impl Into<Value>) {
        let mut value = value.into();
        let Some(table) = self.table(path) else {
            return;
        };
        match table.get_mut(name).and_then(Item::as_value_mut) {
            Some(old) => {
                *value.decor_mut() = old.decor().clone();
                *old = value;
            }
            None => _ = table.insert(name, Item::Value(value)),
        }
    }

    /// Removes one entry, and the tables around it that are then empty.
    pub fn remove(&mut self, path: &str) {
        let Some((above, name)) = path.rsplit_once('.') else {
            self.document.remove(path);
            return;
        };
        let Some(table) = self.item_mut(above).and_then(Item::as_table_like_mut) else {
            return;
        };
        if table.remove(name).is_some() && table.is_empty() && above != "project" {
            self.remove(above);
        }
    }

    /// Adds a text to a list in the list's own style, unless it is there.
    pub fn append(&mut self, path: &str, name: &str, text: &str) {
        if self.list(&format!("{path}.{name}")).contains(&text) {
            return;
        }
        let Some(table) = self.table(path) else {
            return;
        };
        match table.get_mut(name).and_then(Item::as_array_mut) {
            Some(list) => push(list, text.into()),
            None => _ = table.insert(name, list([text]).into()),
        }
    }

    /// Puts `fields` where `dynamic` names them, and takes them out of it.
    pub fn make_static(&mut self, fields: Vec<(&str, Item)>) {
        let Some(project) = self
            .document
            .get_mut("project")
            .and_then(Item::as_table_mut)
        else {
            return;
        };
        let names: Vec<String> = project.iter().map(|(name, _)| name.to_owned()).collect();
        let entries: Vec<(Key, Item)> = names
            .iter()
            .filter_map(|name| project.remove_entry(name))
            .collect();
        for (key, mut item) in entries {
            if key.get() != "dynamic" {
                project.insert_formatted(&key, item);
                continue;
            }
            let mut decor = key.leaf_decor().clone();
            for (name, item) in &fields {
                let key = Key::new(*name).with_leaf_decor(std::mem::take(&mut decor));
                project.insert_formatted(&key, item.clone());
            }
            if let Some(list) = item.as_array_mut() {
                let before = list.get(0).and_then(|it| it.decor().prefix()).cloned();
                list.retain(|value| fields.iter().all(|(name, _)| value.as_str() != Some(name)));
                if let (Some(first), Some(before)) = (list.get_mut(0), before) {
                    first.decor_mut().set_prefix(before);
                }
                if !list.is_empty() {
                    let key = key.clone().with_leaf_decor(decor);
                    project.insert_formatted(&key, item);
                }
            }
        }
    }
}

/// A list on one line.
pub fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> Value {
    Value::Array(texts.into_iter().collect())
}

/// A list with a line for each value.
pub fn lines(values: impl IntoIterator<Item = Value>) -> Value {
    let mut array = Array::new();
    for value in values {
        array.push_formatted(value.decorated("\n    ", ""));
    }
    if !array.is_empty() {
        array.set_trailing("\n");
        array.set_trailing_comma(true);
    }
    Value::Array(array)
}

/// Adds a value behind the last one, on a line of its own where those are.
fn push(list: &mut Array, value: Value) {
    let last = list
        .iter()
        .last()
        .and_then(|last| last.decor().prefix()?.as_str());
    let is_first = list.is_empty();
    let mut prefix = match last {
        Some(prefix) if prefix.contains('\n') => {
            let (_, indent) = prefix.rsplit_once('\n').unwrap_or_default();
            format!("\n{indent}")
        }
        _ if is_first => String::new(),
        _ => " ".to_owned(),
    };
    // A comment behind the last value stays there.
    let trailing = list.trailing().as_str().unwrap_or_default().to_owned();
    if let Some((comment, rest)) = trailing.rsplit_once('\n')
        && comment.contains('#')
    {
        prefix = format!("{comment}{prefix}");
        list.set_trailing(format!("\n{rest}"));
    }
    // `[ "a" ]` has its space before the bracket.
    let mut suffix = String::new();
    if let Some(last) = list.iter_mut().last() {
        let decor = last.decor_mut();
        suffix = decor
            .suffix()
            .and_then(|it| it.as_str())
            .unwrap_or_default()
            .to_owned();
        decor.set_suffix("");
    }
    list.push_formatted(value.decorated(prefix, suffix));
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = r#"[build-system]
requires = [ "a",  # the first
  "b",  # the last
]

[project]
name = "acme"
# Where it stands.
dynamic = ["version", "readme"]
urls.Source = "https://example.org"

[tool.hatch]
version.path = "acme.py"  # one
other.key = 1

[project.scripts]
acme = "acme:main"
"#;

    const AFTER: &str = r#"[build-system]
requires = [ "a",  # the first
  "b",  # the last
  "c",
]

[project]
name = "acme"
# Where it stands.
version = "1"
dynamic = ["readme"]
urls.Source = "https://example.org"

[tool.hatch]
other.key = 1

[project.scripts]
acme = "acme:main"
"#;

    #[test]
    fn edits_leave_what_is_around_them() {
        let mut new = Pyproject::parse(BEFORE).expect("it is TOML");
        new.make_static(vec![("version", "1".into())]);
        new.remove("tool.hatch.version");
        new.append("build-system", "requires", "c");
        assert_eq!(new.document.to_string(), AFTER);
    }
}
