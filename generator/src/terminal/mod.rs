//! What the user sees and types.

pub mod format;
pub mod print;
pub mod prompt;
