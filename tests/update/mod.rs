//! Projects that grow with the template.

mod adopted;
mod answers;
mod converge;
mod copier;
mod edits;
mod fixtures;
mod git;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod kills;
mod properties;
mod status;
