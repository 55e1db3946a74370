//! The tests of the repository: one binary, one helper, one file per subject.

mod book;
mod cli;
mod distributions;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod effects;
mod examples;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod faults;
mod front_doors;
mod generated;
mod merge;
mod names;
mod package;
mod paths;
mod projects;
mod pythons;
mod races;
mod readme;
mod support;
mod surroundings;
mod terminals;
mod texts;
mod tidy;
mod walkthrough;
mod workflows;
