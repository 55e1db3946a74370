//! Creates a project: request, answers, plan, disk. May use all folders but `update` and `cli`.

mod ask;
mod build;
mod destination;
mod package;
mod planned;
pub mod pyo3;
mod report;
mod surroundings;
pub mod workspace;

use crate::error::Result;
use crate::request::Create;
use crate::terminal::format::Format;
use crate::terminal::prompt;
use planned::Planned;
use surroundings::Surroundings;

/// Creates a project.
pub fn create(request: &Create) -> Result<()> {
    ask::check_given(request)?;
    if request.run_tests {
        build::check()?;
    }
    let is_text = request.format == Format::Text;
    let planned = if is_text && !request.yes && prompt::is_possible() {
        ask::everything(request)?
    } else {
        let planned = ask::nothing(request)?;
        if is_text && !request.quiet {
            report::unasked(&planned, request)?;
        }
        planned
    };
    if request.dry_run {
        return report::preview(&planned, request);
    }
    let found = write(&planned, request)?;
    let is_shown = is_text && !request.quiet;
    if is_shown {
        report::created(&planned, &found)?;
    }
    if request.run_tests {
        build::run_tests(&planned.destination.resolved, request)?;
    }
    match request.format {
        Format::Json => report::json(&planned, &found, request),
        Format::Text if is_shown && !planned.files.is_empty() => report::next(&planned, request),
        Format::Text => Ok(()),
    }
}

/// Writes the files, and makes the project known to what is around it, which cannot undo the project.
fn write(planned: &Planned, request: &Create) -> Result<Surroundings> {
    if planned.files.is_empty() {
        return Ok(Surroundings::default());
    }
    let (destination, files) = (&planned.destination, &planned.files);
    destination.write(files)?;
    let starts_repository = request.git && !destination.is_merge;
    let found = surroundings::join(&destination.resolved, files, starts_repository);
    report::warnings(&found.warnings);
    Ok(found)
}
