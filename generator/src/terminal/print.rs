//! The only module that prints.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use anstyle::Style;

use super::style::{ERROR, HEADING, TIP, WARNING};
use super::wrap::{below, hanging, width_of_errors};
use crate::error::{Error, Result};
use crate::text::escape::escaped_lines;

/// Prints text without styles; what a terminal would act on is escaped, because names can come from anywhere.
pub fn print(text: &str) -> Result<()> {
    print_styled(&escaped_lines(text))
}

/// Returns the text without styles.
pub fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

/// Prints text of ours.
pub fn print_styled(text: &str) -> Result<()> {
    match anstream::stdout().write_all(text.as_bytes()) {
        // Whoever read it, `head` for example, has seen enough.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(Error::Stdout),
    }
}

/// Prints on standard error. Ignores that it is closed: what was done is done, and the exit code reports it.
pub fn print_error(text: &str) {
    print_error_styled(&escaped_lines(text));
}

fn print_error_styled(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}

/// Prints what went wrong and did not end the run.
pub fn warn(text: &str) {
    print_error_styled(&labelled("", "warning", WARNING, text, width_of_errors()));
}

/// Prints what is worth knowing.
pub fn note(text: &str) {
    print_error_styled(&labelled("", "note", HEADING, text, width_of_errors()));
}

/// Prints an error as clap does: the reason, then what helps.
pub fn failure(error: &Error) {
    print_error_styled(&message(error, width_of_errors()));
}

/// Returns an error as it is printed, in lines of that width.
pub fn message(error: &Error, width: usize) -> String {
    let mut message = labelled("", "error", ERROR, &error.to_string(), width);
    let mut helpful = String::new();
    if error.has_changed_nothing() {
        helpful += &labelled("  ", "note", HEADING, "nothing was changed", width);
    }
    for tip in error.tips() {
        helpful += &labelled("  ", "tip", TIP, &tip, width);
    }
    if !helpful.is_empty() {
        message += "\n";
    }
    message + &helpful
}

/// Lays text out behind a label. Lines after the first are lists, or what a program printed.
fn labelled(indent: &str, label: &str, style: Style, text: &str, width: usize) -> String {
    let first = format!("{indent}{style}{label}:{style:#} ");
    let rest = " ".repeat(indent.len() + label.len() + 2);
    let mut laid_out = String::new();
    for (number, line) in escaped_lines(text).lines().enumerate() {
        laid_out += &match number {
            0 => hanging(line, &first, &rest, width),
            _ => below(line, width),
        };
        laid_out.push('\n');
    }
    laid_out
}

/// Prints clap's message: on standard output help that was asked for, else an error in lines that fit.
pub fn of_clap(error: &clap::Error) -> ExitCode {
    let text = error.render().ansi().to_string();
    if error.use_stderr() {
        let width = width_of_errors();
        let lines: Vec<_> = text.lines().map(|line| below(line, width)).collect();
        print_error_styled(&(lines.join("\n") + "\n"));
    } else if print_styled(&text).is_err() {
        return ExitCode::FAILURE;
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(1))
}

/// Names an answer that may be empty, for people.
pub fn or_none(answer: &str) -> &str {
    if answer.is_empty() { "none" } else { answer }
}
