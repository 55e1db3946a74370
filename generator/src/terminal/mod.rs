//! What the user sees and types.

pub mod format;
pub mod print;
pub mod progress;
pub mod prompt;
pub mod style;
pub mod wrap;
