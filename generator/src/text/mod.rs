//! Words and texts. Uses nothing else of this program.

pub mod escape;
pub mod nearest;
pub mod quote;
