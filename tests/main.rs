//! The tests of the repository: one binary, one helper, one file per subject.

mod cli;
mod distributions;
mod examples;
mod front_doors;
mod generated;
mod names;
mod package;
mod projects;
mod pythons;
mod readme;
#[cfg(unix)]
mod robustness;
mod support;
mod surroundings;
mod texts;
mod tidy;
mod walkthrough;
mod workflows;
