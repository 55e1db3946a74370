//! What a built package says about itself: the headers of METADATA or PKG-INFO, and the text below them.

use std::collections::BTreeSet;

use super::requirement;

/// The fields of a METADATA file, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    pub fields: Vec<(String, String)>,
    pub body: String,
}

/// Fields that follow from the build backend and say nothing about the package.
const NOISE: &[&str] = &[
    "Dynamic",
    "Import-Name",
    "Import-Namespace",
    "Metadata-Version",
];

impl Metadata {
    pub fn parse(text: &str) -> Self {
        let text = text.replace("\r\n", "\n");
        let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in head.lines() {
            let is_continued = line.starts_with([' ', '\t']);
            match (is_continued, fields.last_mut(), line.split_once(':')) {
                (true, Some((_, value)), _) => *value += &format!("\n{}", line.trim()),
                (_, _, Some((name, value))) => {
                    fields.push((canonical(name), value.trim().to_owned()));
                }
                _ => {}
            }
        }
        let body = body.to_owned();
        Self { fields, body }
    }

    pub fn get(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    pub fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        let fields = self.fields.iter();
        fields
            .filter(move |(field, _)| field.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The description, which old versions of the format have as a field.
    pub fn description(&self) -> &str {
        match self.body.trim() {
            "" => self.get("Description").unwrap_or_default().trim(),
            body => body,
        }
    }

    /// Everything that is said, without how it is spelled: `NAME: VALUE` a line.
    pub fn statements(&self) -> BTreeSet<String> {
        let fields = self.fields.iter();
        let mut said: BTreeSet<String> = fields
            .filter(|(name, _)| !NOISE.contains(&name.as_str()))
            .flat_map(|(name, value)| statements(name, value))
            .collect();
        said.insert(format!("Description: {}", words(self.description())));
        said
    }
}

/// The name of a field as the format spells it; some backends write `Author-Email`.
fn canonical(name: &str) -> String {
    let known = [
        "Author-email",
        "Maintainer-email",
        "Home-page",
        "Download-URL",
        "Project-URL",
    ];
    let found = known.iter().find(|it| it.eq_ignore_ascii_case(name));
    found.map_or(name, |it| it).to_owned()
}

/// What a field says, in a spelling that does not depend on the build backend.
fn statements(name: &str, value: &str) -> Vec<String> {
    if value.is_empty() || value == "UNKNOWN" {
        return Vec::new();
    }
    let one = |name: &str, value: String| vec![format!("{name}: {value}")];
    match name {
        "Description" => Vec::new(),
        "Name" => one(name, requirement::normal_name(value)),
        "Author" | "Author-email" => people("Author", value),
        "Maintainer" | "Maintainer-email" => people("Maintainer", value),
        "Home-page" => one("Project-URL", format!("homepage, {value}")),
        "Download-URL" => one("Project-URL", format!("download, {value}")),
        "Project-URL" => one(name, url(value)),
        "Provides-Extra" => one(name, requirement::normal_name(value)),
        "Requires-Dist" => one(name, requirement::normal(value)),
        "Requires-Python" => one(name, requirement::normal_specifiers(value)),
        "Keywords" => {
            let separator = if value.contains(',') { ',' } else { ' ' };
            let words = value.split(separator).map(str::trim);
            words.map(|word| format!("Keyword: {word}")).collect()
        }
        "Description-Content-Type" => {
            let (kind, _) = value.split_once(';').unwrap_or((value, ""));
            one(name, kind.trim().to_owned())
        }
        _ => one(name, words(value)),
    }
}

/// A URL by its label, which counts without its case and punctuation.
fn url(value: &str) -> String {
    let (label, url) = value.split_once(',').unwrap_or(("", value));
    let letters = label.chars().filter(|it| it.is_alphanumeric());
    let label: String = letters.flat_map(char::to_lowercase).collect();
    format!("{label}, {}", url.trim())
}

/// Names and addresses one by one: whether they share a field depends on the backend.
fn people(role: &str, value: &str) -> Vec<String> {
    let mut said = Vec::new();
    for person in split_people(value) {
        let (name, rest) = person.split_once('<').unwrap_or((&person, ""));
        let name = name.trim().trim_matches('"');
        for part in [name, rest.trim_end_matches('>').trim()] {
            if !part.is_empty() {
                said.push(format!("{role}: {part}"));
            }
        }
    }
    said
}

/// Splits at the commas outside of quotes.
pub fn split_people(value: &str) -> Vec<String> {
    let (mut people, mut is_quoted) = (vec![String::new()], false);
    for it in value.chars() {
        is_quoted ^= it == '"';
        if it == ',' && !is_quoted {
            people.push(String::new());
        } else if let Some(person) = people.last_mut() {
            person.push(it);
        }
    }
    let people = people.iter().map(|person| person.trim().to_owned());
    people.filter(|person| !person.is_empty()).collect()
}

/// The text with one space for any.
pub fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
