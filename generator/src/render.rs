//! Text with markers and values in, text out. A name that has no value is an error.

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value};

use crate::error::{Error, Result};

pub struct Renderer<'a> {
    environment: Environment<'static>,
    context: &'a BTreeMap<&'static str, Value>,
}

impl<'a> Renderer<'a> {
    pub fn new(context: &'a BTreeMap<&'static str, Value>) -> Self {
        let syntax = SyntaxConfig::builder()
            .keep_trailing_newline(true)
            .build()
            .expect("the usual delimiters differ");
        let mut environment = Environment::new();
        environment.set_syntax(syntax);
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        Self {
            environment,
            context,
        }
    }

    /// Renders `text`; `path` says in an error where it stands.
    pub fn text(&self, path: &str, text: &str) -> Result<String> {
        self.environment
            .render_named_str(path, text, self.context)
            .map_err(|source| Error::Template {
                path: path.to_owned(),
                source,
            })
    }

    /// Whether a boolean of the context is set.
    pub fn is_true(&self, name: &str) -> bool {
        self.context[name].is_true()
    }
}
