//! The quick tests, in folders by concern. `thorough.rs` has the slower files of the same folders.

mod answers;
mod command;
mod disk;
mod front_doors;
mod repository;
mod support;
mod update;

// Each thread counts for itself what it takes from the heap.
#[global_allocator]
static ALLOCATOR: support::allocations::Counting = support::allocations::Counting;
