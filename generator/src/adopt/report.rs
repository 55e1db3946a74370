//! What the user reads about an adoption.

use serde_json::json;

use super::adoption::Adoption;
use super::suite::Tested;
use crate::error::Result;
use crate::request::Adopt;
use crate::terminal::format::{self, Format};
use crate::terminal::print::print;
use crate::terminal::wrap;
use crate::text::quote;
use crate::update::report::{self, Line, backed_up, differences};

/// Says what takes time.
pub fn step(options: &Adopt, text: &str) -> Result<()> {
    if options.quiet || options.format == Format::Json {
        return Ok(());
    }
    print(&format!("... {text}\n"))
}

/// What would change.
pub fn preview(adoption: &Adoption, options: &Adopt) -> Result<()> {
    let changes = &adoption.merge.changes;
    print(&match options.format {
        Format::Json => json(adoption, &[], options),
        Format::Text if options.diff => differences(changes),
        Format::Text => summary(adoption, "Would add") + &report::changes(changes),
    })
}

/// What was done, and what is left to do.
pub fn adopted(adoption: &Adoption, remaining: &[String], options: &Adopt) -> Result<()> {
    print(&match options.format {
        Format::Json => json(adoption, remaining, options),
        Format::Text if options.quiet => String::new(),
        Format::Text => format!(
            "{}{}{}\n{}\nUndo it: `create-pyo3 adopt --abort`\n",
            summary(adoption, "Added"),
            report::changes(&adoption.merge.changes),
            backed_up(adoption.backup.as_deref()),
            left(remaining)
        ),
    })
}

/// Prints for programs what was done, or would be.
fn json(adoption: &Adoption, remaining: &[String], options: &Adopt) -> String {
    let shape = &adoption.shape;
    let compared = adoption.compared;
    let tested = adoption.tested.as_ref().map(|tested| {
        json!({
            "passed_before": tested.passed_before,
            "passed": tested.passed,
            "failed": tested.failed,
            "module": tested.module.as_ref().ok(),
        })
    });
    format::report(
        "adopt",
        &json!({
            "name": shape.name,
            "module": shape.module,
            "strategy": shape.strategy.name(),
            "dry_run": options.dry_run,
            "compared": compared.map(|(wheel, sdist)| json!({ "wheel": wheel, "sdist": sdist })),
            "tested": tested,
            "changes": Line::all(&adoption.merge.changes),
            "backup": adoption.backup,
            "remaining": remaining,
        }),
    )
}

/// What was done for more functions, or would be.
pub fn extended(adoption: &Adoption, remaining: &[String], options: &Adopt) -> Result<()> {
    let changes = &adoption.merge.changes;
    print(&match options.format {
        Format::Json => json(adoption, remaining, options),
        Format::Text if options.diff => differences(changes),
        Format::Text if options.dry_run => report::changes(changes),
        Format::Text if options.quiet => String::new(),
        Format::Text => {
            let backup = backed_up(adoption.backup.as_deref());
            format!("{}{backup}\n{}", report::changes(changes), left(remaining))
        }
    })
}

fn left(remaining: &[String]) -> String {
    let lines = remaining.iter().map(|line| format!("  [ ] {line}\n"));
    let text = format!("Left for you:\n{}", lines.collect::<String>());
    wrap::lines(&text, wrap::width_of_reports())
}

pub fn undone(options: &Adopt, is_adopted: bool) -> Result<()> {
    if options.format == Format::Json {
        return print(&format::report(
            "adopt",
            &json!({ "action": "abort", "still_adopted": is_adopted }),
        ));
    }
    if options.quiet {
        return Ok(());
    }
    print(&match is_adopted {
        true => "What was interrupted is undone. The package is still adopted.\n".to_owned(),
        false => format!(
            "The adoption is undone: every file that it wrote or edited is as it was.\nWhat builds have left stays: `git -C {} status --ignored` lists it.\n",
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
    wrap::lines(&text, wrap::width_of_reports())
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
