//! The only module that prints.

use std::io::{ErrorKind, Write};

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
    let _ = anstream::stderr().write_all(escaped_lines(text).as_bytes());
}

/// An answer that may be empty, for people.
pub fn or_none(answer: &str) -> &str {
    if answer.is_empty() { "none" } else { answer }
}
