//! Words and texts. Uses nothing else of this program.

pub mod escape;
pub mod links;
pub mod nearest;
pub mod quote;
