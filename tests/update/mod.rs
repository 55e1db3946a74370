//! Projects that grow with the template.

mod adopted;
mod answers;
mod edits;
mod fixtures;
mod git;
mod properties;
mod status;
mod topics;
