//! The command line, as it is typed and read.

mod cli;
mod doctor;
mod every_error;
mod inspect;
mod messages;
mod misspelt;
mod programs;
mod remotes;
mod run_tests;
mod terminals;
