//! The tests of the repository: one binary, one helper, one file per subject.

mod added;
mod benchmarks;
mod book;
mod cli;
mod contributing;
mod distributions;
mod doctor;
#[cfg(unix)]
mod edit_loop;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod effects;
mod examples;
mod faster;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod faults;
mod front_doors;
mod fuzz;
mod generated;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod hostile;
mod inspect;
mod installs;
mod merge;
mod misspelt;
mod names;
mod names_random;
mod package;
mod paths;
mod projects;
mod pythons;
mod questions;
mod races;
mod readme;
mod releases;
#[cfg(unix)]
mod robustness;
mod scripts;
mod short;
mod support;
mod surroundings;
mod terminals;
mod texts;
mod texts_random;
mod tidy;
mod topics;
mod update;
mod update_answers;
mod update_builds;
mod update_converge;
mod update_copier;
mod update_fixtures;
mod update_git;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod update_kills;
mod update_properties;
mod update_status;
mod walkthrough;
mod workflows;

// Each thread counts for itself what it takes from the heap.
#[global_allocator]
static ALLOCATOR: support::allocations::Counting = support::allocations::Counting;
