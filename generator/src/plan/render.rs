//! Text with markers and values in, text out. A name that has no value is an error.

use std::collections::BTreeMap;

use minijinja::syntax::{SyntaxConfig, SyntaxConfigBuilder};
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};

use crate::error::{Error, Result};

pub struct Renderer<'a> {
    environment: Environment<'static>,
    context: &'a BTreeMap<&'static str, Value>,
    /// The same as the engine takes it, converted once for all files.
    values: Value,
}

/// Returns an engine in which a name without a value is an error, and which escapes nothing.
pub fn environment(syntax: &mut SyntaxConfigBuilder) -> Environment<'static> {
    let syntax = syntax.keep_trailing_newline(true).build();
    let mut environment = Environment::new();
    environment.set_syntax(syntax.expect("the delimiters differ"));
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment
}

impl<'a> Renderer<'a> {
    pub fn new(context: &'a BTreeMap<&'static str, Value>) -> Self {
        Self {
            environment: environment(&mut SyntaxConfig::builder()),
            context,
            values: Value::from_pairs(context.iter().map(|(name, value)| (*name, value.clone()))),
        }
    }

    /// Renders `text`; `path` says in an error where it stands.
    pub fn text(&self, path: &str, text: &str) -> Result<String> {
        // Most paths: no engine is started for them.
        if !text.contains('{') {
            return Ok(text.to_owned());
        }
        self.environment
            .render_named_str(path, text, &self.values)
            .map_err(|source| Error::Template {
                path: path.to_owned(),
                source,
            })
    }

    /// Whether a boolean of the context is set.
    pub fn is_true(&self, name: &str) -> bool {
        let value = self.context.get(name);
        value
            .unwrap_or_else(|| panic!("a condition names {name}, which no answer gives"))
            .is_true()
    }
}
