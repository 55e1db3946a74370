//! `copier.yml`.

use super::{Generated, lay_out};

pub fn files() -> [Generated; 1] {
    [lay_out("copier.yml", include_str!("copier.yml.j2"))]
}

/// A string in a Jinja expression.
pub fn quote_jinja(text: &str) -> String {
    format!("'{}'", text.replace('\\', r"\\").replace('\'', r"\'"))
}

/// A string in YAML, in the style that knows no escapes.
pub fn quote_yaml(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
