//! The table of questions as the configuration of the other front doors and as documentation.
//!
//! Each output has its layout in a `.j2` file beside this one; the repository's tests keep the
//! generated files equal to what comes out here.

mod cargo_generate;
mod copier;
mod readme;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Value, context};

pub use readme::{MARKERS, options_table};

use crate::answers::name;
use crate::answers::reserved;
use crate::plan::context::DERIVED;
use crate::plan::render::environment;
use crate::questions::{NAME_EXPECTED, NAME_MAX, NAME_PATTERN, QUESTIONS, TOPICS};
use crate::template::{CONFIGURATION, SUFFIX, conditions, sources};

/// A file of the repository and what it must hold.
pub struct Generated {
    /// Relative to the repository.
    pub path: &'static str,
    pub contents: String,
}

/// Every configuration file that follows from the table.
pub fn generated() -> Vec<Generated> {
    copier::files()
        .into_iter()
        .chain(cargo_generate::files())
        .collect()
}

/// Lays the table out by a template of this folder.
fn lay_out(path: &'static str, layout: &str) -> Generated {
    // Not the usual delimiters: the files that come out are full of those.
    let mut syntax = SyntaxConfig::builder();
    syntax
        .block_delimiters("<%", "%>")
        .variable_delimiters("<<", ">>")
        .trim_blocks(true)
        .lstrip_blocks(true);
    let mut environment = environment(&mut syntax);
    environment.add_filter("jinja", copier::quote_jinja);
    environment.add_filter("yaml", copier::quote_yaml);
    environment.add_filter("toml", cargo_generate::quote_toml);
    let contents = environment
        .render_named_str(path, layout, table())
        .unwrap_or_else(|error| panic!("{path}: {error:#}"));
    Generated { path, contents }
}

fn table() -> Value {
    let conditions: Vec<_> = conditions()
        .into_iter()
        .map(|condition| context! { path => condition.path, any_of => condition.any_of })
        .collect();
    let reserved: Vec<_> = reserved::groups()
        .into_iter()
        .map(|(because, names)| context! { because, names => names.join(" ") })
        .collect();
    context! {
        questions => Serde(QUESTIONS),
        topics => Serde(TOPICS),
        derived => Serde(DERIVED),
        conditions,
        reserved,
        rendered => Serde(cargo_generate::rendered_paths(&sources())),
        configuration => Serde(CONFIGURATION),
        suffix => SUFFIX,
        name => context! { pattern => NAME_PATTERN, expected => NAME_EXPECTED, max => NAME_MAX },
        near => context! { prefix => name::PREFIX, otherwise => name::OTHERWISE, longest => name::LONGEST },
    }
}
