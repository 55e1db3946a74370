//! The rules of this repository, its documents and its releases.

mod benchmarks;
mod book;
mod chapters;
mod contributing;
mod freshness;
mod fuzz;
mod llms;
mod package;
mod readme;
mod releases;
mod scripts;
mod short;
mod structure;
mod template;
mod tidy;
mod topics;
mod workflows;
