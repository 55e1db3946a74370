//! The thorough tests: the slower files of the folders by concern, with many cases, faults, tools and builds.

mod answers {
    mod at_each_door;
    mod names_random;
    mod texts_random;
}
mod command {
    #[cfg(unix)]
    mod prompts;
    #[cfg(unix)]
    mod widths;
}
mod disk {
    #[cfg(all(target_os = "linux", target_arch = "x86_64"))]
    mod faults;
    #[cfg(all(target_os = "linux", target_arch = "x86_64"))]
    mod hostile;
    mod races;
    mod workspace_builds;
}
mod front_doors {
    mod agree;
}
mod repository {
    mod distributions;
    mod linters;
    mod smoke;
    mod transcripts;
}
mod support;
mod update {
    #[cfg(all(target_os = "linux", target_arch = "x86_64"))]
    mod adopted {
        mod fixtures;
        mod kills;
    }
    mod converge;
    mod copier;
    mod fleet;
    #[cfg(all(target_os = "linux", target_arch = "x86_64"))]
    mod kills;
    #[cfg(unix)]
    mod properties_on_disk;
}

// Each thread counts for itself what it takes from the heap.
#[global_allocator]
static ALLOCATOR: support::allocations::Counting = support::allocations::Counting;
