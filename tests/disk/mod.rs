//! What is written, whatever happens meanwhile, and whatever is there.

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod effects;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod faults;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
mod hostile;
mod merge;
mod paths;
mod races;
mod surroundings;
