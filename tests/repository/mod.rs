//! The rules of this repository, its documents and its releases.

mod benchmarks;
mod book;
mod chapters;
mod contributing;
mod distributions;
mod fuzz;
mod llms;
mod package;
mod readme;
mod releases;
mod scripts;
mod short;
mod tidy;
mod topics;
mod workflows;
