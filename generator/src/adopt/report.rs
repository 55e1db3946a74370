//! What the user reads about an adoption.

use serde::Serialize;
use serde_json::json;

use super::adoption::Adoption;
use super::suite::Tested;
use crate::error::Result;
use crate::request::Adopt;
use crate::terminal::format::{self, Format};
use crate::terminal::print::print;
use crate::text::quote;
use crate::update::merge::Change;
use crate::update::report::{Line, difference};

/// Says what takes time.
pub fn step(options: &Adopt, text: &str) -> Result<()> {
    if options.quiet || options.format == Format::Json {
        return Ok(());
    }
    print(&format!("... {text}\n"))
}

/// What would change.
pub fn preview(adoption: &Adoption, options: &Adopt) -> Result<()> {
    if options.format == Format::Json {
        return json(adoption, &[], options);
    }
    if !options.diff {
        print(&summary(adoption, "Would add"))?;
    }
    changes(&adoption.changes, options.diff)
}

/// The changes, as a list or as differences.
fn changes(changes: &[Change], diff: bool) -> Result<()> {
    print(&match diff {
        true => changes.iter().map(difference).collect(),
        false => listed(changes),
    })
}

/// What was done, and what is left to do.
pub fn adopted(adoption: &Adoption, remaining: &[String], options: &Adopt) -> Result<()> {
    if options.format == Format::Json {
        return json(adoption, remaining, options);
    }
    if options.quiet {
        return Ok(());
    }
    print(&format!(
        "{}{}\n{}\nUndo it: `create-pyo3 adopt --abort`\n",
        summary(adoption, "Added"),
        listed(&adoption.changes),
        left(remaining)
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
        name: &adoption.shape.name,
        module: &adoption.shape.module,
        dry_run: options.dry_run,
        is_checked: adoption.compared.is_some(),
        changes: adoption.changes.iter().map(Line::of).collect(),
        remaining,
    }))
}

/// What was done for more functions, or would be.
pub fn extended(changes: &[Change], remaining: &[String], options: &Adopt) -> Result<()> {
    if options.format == Format::Json {
        let changes: Vec<Line> = changes.iter().map(Line::of).collect();
        return print(&format::report(&json!({
            "command": "adopt",
            "action": "port",
            "dry_run": options.dry_run,
            "changes": changes,
            "remaining": remaining,
        })));
    }
    if options.dry_run {
        return self::changes(changes, options.diff);
    }
    if options.quiet {
        return Ok(());
    }
    print(&format!("{}\n{}", listed(changes), left(remaining)))
}

fn left(remaining: &[String]) -> String {
    let lines = remaining.iter().map(|line| format!("  [ ] {line}\n"));
    format!("Left for you:\n{}", lines.collect::<String>())
}

pub fn undone(options: &Adopt, is_adopted: bool) -> Result<()> {
    if options.format == Format::Json {
        return print(&format::report(
            &json!({ "command": "adopt", "action": "abort" }),
        ));
    }
    if options.quiet {
        return Ok(());
    }
    print(&match is_adopted {
        true => "What was interrupted is undone. The package is still adopted.\n".to_owned(),
        false => format!(
            "The adoption is undone: every file is as it was.\nWhat builds have left stays: `git -C {} clean -ndX` lists it.\n",
            quote::path(&options.path)
        ),
    })
}

fn summary(adoption: &Adoption, what: &str) -> String {
    let shape = &adoption.shape;
    let mut text = format!(
        "{what} {} to {} {}: {}.\n",
        shape.module, shape.name, shape.version, adoption.reason
    );
    text += &match adoption.compared {
        None => "Not checked: whether the wheel and the sdist keep every file and all metadata. Build both, and compare them with the last release.\n".to_owned(),
        Some((wheel, sdist)) => format!(
            "Checked by building: all {wheel} files of the wheel, all {sdist} files of the sdist, the metadata and the entry points are as before.\n"
        ),
    };
    if let Some(tested) = &adoption.tested {
        text += &tests(tested);
    }
    text
}

fn tests(tested: &Tested) -> String {
    let failed = match tested.failed {
        0 => String::new(),
        failed => format!(", and {failed} fail as before"),
    };
    let module = match &tested.module {
        Ok(path) => format!("They use the compiled module, {path}"),
        Err(why) => format!("They do not find the compiled module: {why}"),
    };
    format!(
        "Tested: {} of its tests passed before, {} pass with the new ones{failed}. {module}.\n",
        tested.passed_before, tested.passed
    )
}

fn listed(changes: &[Change]) -> String {
    let line = |change: &Change| format!("  {:<9}{}\n", change.what(), change.path);
    changes.iter().map(line).collect()
}
