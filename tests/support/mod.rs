//! What every subject needs: folders to work in, commands that fail loudly, trees to compare.

// Several binaries use this, and each only a part of it.
#![allow(dead_code, unused_imports)]

pub mod allocations;
mod ask;
pub mod book;
mod command;
pub mod doors;
mod files;
pub mod fixtures;
pub mod inputs;
mod matrix;
pub mod memory;
mod project;
pub mod random;
pub mod release;
mod renewed;
pub mod sandbox;
pub mod scenario;
mod snippets;
pub mod tools;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
pub mod trace;
pub mod variants;
pub mod workflow;

pub use ask::{SEED, ask, is_long};
#[cfg(unix)]
pub use command::on_terminal;
pub use command::{
    assert_says, create_pyo3, create_pyo3_in, isolated, run, run_to_failure, state, warnings,
};
pub use doors::{
    Door, cargo_generate, cargo_generate_arguments_from, copier_arguments, copier_many,
    refusal_of_cargo_generate, refusals_of_copier, template_copy,
};
pub use files::{
    Tree, alone, assert_same, create_folder, ensure, git, kept, names_in, read, read_text,
    remove_file, remove_folder, rename, repository, scratch, sync, tree, tree_of, write,
    write_program,
};
#[cfg(unix)]
pub use files::{link, set_mode};
pub use matrix::{Case, pairwise, subsets};
pub use project::{Environment, Interpreter, Project, example_wheel};
pub use renewed::{assert_between, is_left_over, is_stale};
pub use snippets::cut;
pub use tools::{in_haste, installed_path, python, tool, tools_path};
