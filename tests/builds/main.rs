//! The tests that compile generated projects, which takes minutes where nothing is built yet.

mod added;
mod adopt;
mod edit_loop;
mod faster;
mod installs;
mod picture;
mod projects;
mod pythons;
mod releases;
#[cfg(unix)]
mod robustness;
mod run_tests;
#[path = "../support/mod.rs"]
mod support;
mod updates;
mod walkthrough;
#[cfg(target_os = "linux")]
mod workflows;

// Each thread counts for itself what it takes from the heap.
#[global_allocator]
static ALLOCATOR: support::allocations::Counting = support::allocations::Counting;
