//! What this program asks of the system. Nothing in here knows what a project is.

pub mod folder;
pub mod git;
pub mod names;
pub mod programs;
pub mod rights;
pub mod state;
