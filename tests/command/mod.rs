//! The command line, as it is typed and read.

mod cli;
mod doctor;
mod inspect;
mod misspelt;
mod terminals;
