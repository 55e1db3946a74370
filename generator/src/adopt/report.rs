//! What the user reads about an adoption.

use serde::Serialize;
use serde_json::json;

use super::adoption::Adoption;
use crate::error::Result;
use crate::request::Adopt;
use crate::terminal::format::{self, Format};
use crate::terminal::print::print;
use crate::text::quote;
use crate::update::merge::Change;
use crate::update::report::{Line, difference};

/// Says what takes time.
pub fn step(options: &Adopt, text: &str) -> Result<()> {
    if options.quiet {
        return Ok(());
    }
    print(&format!("... {text}\n"))
}

/// What would change.
pub fn preview(adoption: &Adoption, options: &Adopt) -> Result<()> {
    if options.format == Format::Json {
        return json(adoption, &[], options);
    }
    if options.diff {
        return print(&adoption.changes.iter().map(difference).collect::<String>());
    }
    print(&format!(
        "{}{}",
        summary(adoption, "Would add"),
        changes(adoption)
    ))
}

/// What was done, and what is left to do.
pub fn adopted(adoption: &Adoption, remaining: &[String], options: &Adopt) -> Result<()> {
    if options.format == Format::Json {
        return json(adoption, remaining, options);
    }
    if options.quiet {
        return Ok(());
    }
    let lines = remaining.iter().map(|line| format!("  [ ] {line}\n"));
    print(&format!(
        "{}{}\nLeft for you:\n{}\nUndo it: `create-pyo3 adopt --abort`\n",
        summary(adoption, "Added"),
        changes(adoption),
        lines.collect::<String>()
    ))
}

/// Prints for programs what was done, or would be.
fn json(adoption: &Adoption, remaining: &[String], options: &Adopt) -> Result<()> {
    #[derive(Serialize)]
    struct Adopted<'a> {
        command: &'static str,
        name: &'a str,
        module: &'a str,
        dry_run: bool,
        /// Whether builds have shown that nothing is lost.
        is_checked: bool,
        changes: Vec<Line<'a>>,
        remaining: &'a [String],
    }
    print(&format::report(&Adopted {
        command: "adopt",
        name: &adoption.facts.name,
        module: &adoption.facts.module,
        dry_run: options.dry_run,
        is_checked: adoption.compared.is_some(),
        changes: adoption.changes.iter().map(Line::of).collect(),
        remaining,
    }))
}

pub fn undone(options: &Adopt) -> Result<()> {
    if options.format == Format::Json {
        return print(&format::report(
            &json!({ "command": "adopt", "action": "abort" }),
        ));
    }
    if options.quiet {
        return Ok(());
    }
    print(&format!(
        "The adoption is undone: every file is as it was.\nWhat builds have left stays: `git -C {} clean -ndX` lists it.\n",
        quote::path(&options.path)
    ))
}

fn summary(adoption: &Adoption, what: &str) -> String {
    let facts = &adoption.facts;
    let mut text = format!(
        "{what} {} to {} {}: {}.\n",
        facts.module,
        facts.name,
        facts.version(),
        adoption.choice.reason
    );
    text += &match adoption.compared {
        None => "Not checked: whether the wheel and the sdist keep every file and all metadata. Build both, and compare them with the last release.\n".to_owned(),
        Some((wheel, sdist)) => format!(
            "Checked by building: all {wheel} files of the wheel, all {sdist} files of the sdist, the metadata and the entry points are as before.\n"
        ),
    };
    text
}

fn changes(adoption: &Adoption) -> String {
    let line = |change: &Change| format!("  {:<9}{}\n", change.what(), change.path);
    adoption.changes.iter().map(line).collect()
}
