//! Keeps the comments of `[tool.poetry]` where `[project]` now says what they are about.

use toml_edit::{Decor, Item, Table, TableLike, Value};

use super::requirement::normal_name;

/// The comments of one setting.
#[derive(Debug, PartialEq, Eq)]
pub struct Comment {
    /// Where the setting was, below `[tool.poetry]`.
    path: Vec<String>,
    above: Vec<String>,
    beside: Option<String>,
}

/// The comments of these settings and of all below them.
pub fn collect(poetry: &Table, names: &[&str]) -> Vec<Comment> {
    let mut found = Vec::new();
    for name in names {
        collect_at(poetry, name, &mut Vec::new(), &mut found);
    }
    found
}

fn collect_at(table: &dyn TableLike, name: &str, path: &mut Vec<String>, found: &mut Vec<Comment>) {
    let Some((key, item)) = table.get_key_value(name) else {
        return;
    };
    path.push(name.to_owned());
    let mut above = lines(prefix(key.leaf_decor()));
    let mut beside = None;
    match item {
        Item::Table(table) => above.extend(lines(prefix(table.decor()))),
        Item::Value(value) => {
            beside = lines(suffix(value.decor())).pop();
            let values = value.as_array().into_iter().flatten();
            above.extend(values.flat_map(|it| lines(prefix(it.decor()))));
            let end = value.as_array().and_then(|list| list.trailing().as_str());
            above.extend(lines(end.unwrap_or_default()));
        }
        _ => {}
    }
    if !above.is_empty() || beside.is_some() {
        let path = path.clone();
        found.push(Comment {
            path,
            above,
            beside,
        });
    }
    if let Some(below) = item.as_table_like() {
        for (name, _) in below.iter() {
            collect_at(below, name, path, found);
        }
    }
    path.pop();
}

/// Puts each beside what it is about; returns the lines of those that are about nothing in `[project]`.
pub fn put(comments: Vec<Comment>, project: &mut Table) -> Vec<String> {
    let mut left = Vec::new();
    for mut comment in comments {
        let path: Vec<&str> = comment.path.iter().map(String::as_str).collect();
        let is_put = match path[..] {
            ["dependencies", "python"] => put_at(project, &["requires-python"], &comment),
            ["dependencies", name] => put_at_requirement(project, name, &comment),
            ["extras", name] => put_at(project, &["optional-dependencies", name], &comment),
            ["homepage"] => put_at(project, &["urls", "Homepage"], &comment),
            ["repository"] => put_at(project, &["urls", "Repository"], &comment),
            ["documentation"] => put_at(project, &["urls", "Documentation"], &comment),
            ["plugins", group, name] => put_at(project, &["entry-points", group, name], &comment),
            _ => put_at(project, &path, &comment),
        };
        if !is_put {
            left.append(&mut comment.above);
            left.extend(comment.beside);
        }
    }
    left
}

fn put_at(table: &mut dyn TableLike, path: &[&str], comment: &Comment) -> bool {
    let [name, below @ ..] = path else {
        return false;
    };
    let Some((mut key, item)) = table.get_key_value_mut(name) else {
        return false;
    };
    if !below.is_empty() {
        let below_it = item.as_table_like_mut();
        return below_it.is_some_and(|table| put_at(table, below, comment));
    }
    match item {
        Item::Value(value) => {
            if let Some(beside) = &comment.beside {
                value.decor_mut().set_suffix(format!("  {beside}"));
            }
            let before = prefix(key.leaf_decor()).to_owned();
            let text = before + &text(&comment.above, "");
            key.leaf_decor_mut().set_prefix(text);
        }
        Item::Table(table) => {
            let before = prefix(table.decor()).to_owned();
            let before = if before.is_empty() { "\n" } else { &before };
            let text = before.to_owned() + &text(&comment.above, "");
            table.decor_mut().set_prefix(text);
        }
        _ => return false,
    }
    true
}

/// Puts it above a requirement in a list, which may be that of an extra.
fn put_at_requirement(project: &mut Table, name: &str, comment: &Comment) -> bool {
    let mut lists: Vec<&mut Item> = Vec::new();
    for (key, item) in project.iter_mut() {
        match key.get() {
            "dependencies" => lists.push(item),
            "optional-dependencies" => {
                let extras = item.as_table_mut().into_iter();
                lists.extend(extras.flat_map(|it| it.iter_mut().map(|(_, list)| list)));
            }
            _ => {}
        }
    }
    let values = lists.into_iter().filter_map(|list| list.as_array_mut());
    let is_it = |value: &Value| {
        let text = value.as_str().unwrap_or_default();
        let end = text.find(|it: char| !(it.is_ascii_alphanumeric() || "-_.".contains(it)));
        normal_name(&text[..end.unwrap_or(text.len())]) == normal_name(name)
    };
    let mut values = values.flat_map(|list| list.iter_mut());
    let Some(value) = values.find(|value| is_it(value)) else {
        return false;
    };
    let all = comment.above.iter().chain(&comment.beside).cloned();
    let all: Vec<String> = all.collect();
    let before = format!("\n    {}    ", text(&all, "    ").trim_start());
    value.decor_mut().set_prefix(before);
    true
}

fn text(lines: &[String], indent: &str) -> String {
    lines
        .iter()
        .map(|line| format!("{indent}{line}\n"))
        .collect()
}

fn prefix(decor: &Decor) -> &str {
    decor
        .prefix()
        .and_then(|it| it.as_str())
        .unwrap_or_default()
}

fn suffix(decor: &Decor) -> &str {
    decor
        .suffix()
        .and_then(|it| it.as_str())
        .unwrap_or_default()
}

/// The lines that are comments.
pub fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    let comments = lines.filter(|line| line.starts_with('#'));
    comments.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use toml_edit::DocumentMut;

    use super::*;

    const POETRY: &str = r#"
# What it is called.
name = "acme"
version = "1.2.3"  # raised by hand
packages = [
    # Where it is.
    { include = "acme", from = "src" },
]

# Who needs what.
[dependencies]
python = ">=3.9"  # as CI
# The old ones lack it.
tomli_w = ">=2"
idna = { version = ">=3", optional = true }  # for names

[extras]
names = ["idna"]  # few need it
"#;

    const PROJECT: &str = r#"name = "acme"
version = "1.2.3"
requires-python = ">=3.9"
dependencies = [
    "tomli-w>=2",
]

[optional-dependencies]
names = [
    "idna>=3",
]
"#;

    const TOGETHER: &str = r#"# What it is called.
name = "acme"
version = "1.2.3"  # raised by hand
requires-python = ">=3.9"  # as CI
# Who needs what.
dependencies = [
    # The old ones lack it.
    "tomli-w>=2",
]

[optional-dependencies]
names = [
    # for names
    "idna>=3",
]  # few need it
"#;

    #[test]
    fn comments_stay_beside_what_they_are_about() {
        let poetry: DocumentMut = POETRY.parse().expect("it is TOML");
        let mut project: DocumentMut = PROJECT.parse().expect("it is TOML");
        let names = ["name", "version", "packages", "dependencies", "extras"];
        let left = put(collect(&poetry, &names), &mut project);
        assert_eq!(project.to_string(), TOGETHER);
        assert_eq!(left, ["# Where it is."]);
    }
}
