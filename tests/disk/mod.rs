//! What is written, whatever happens meanwhile, and whatever is there.

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod effects;
mod merge;
mod paths;
mod surroundings;
mod workspace;
