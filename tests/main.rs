//! The tests of the repository: one binary, one helper, one file per subject.

mod cli;
mod distributions;
mod examples;
mod front_doors;
mod fuzz;
mod generated;
mod names;
mod names_random;
mod package;
mod projects;
mod pythons;
mod readme;
mod support;
mod surroundings;
mod texts;
mod texts_random;
mod tidy;
mod walkthrough;
mod workflows;
