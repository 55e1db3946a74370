//! Programs on PATH, and where an environment has them.

use std::path::{Path, PathBuf};

/// The program of that name on PATH, but not in a folder that depends on where we are.
pub fn find(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(&name))
        .find(|program| program.is_file())
}

/// The names of Python 3, the likeliest first.
pub const PYTHONS: &[&str] = if cfg!(windows) {
    &["python", "python3", "py"]
} else {
    &["python3", "python"]
};

/// Python 3, by one of the names that it has.
pub fn python() -> Option<&'static str> {
    PYTHONS.iter().copied().find(|name| find(name).is_some())
}

/// What each of these names stands for on PATH; it may run or not.
pub fn pythons() -> Vec<PathBuf> {
    PYTHONS.iter().filter_map(|name| find(name)).collect()
}

/// Where an environment has its programs.
pub fn binaries(environment: &Path) -> PathBuf {
    environment.join(if cfg!(windows) { "Scripts" } else { "bin" })
}

/// Whether the user's shell is fish, which writes some commands in another way.
pub fn is_fish() -> bool {
    let shell = std::env::var_os("SHELL").map(PathBuf::from);
    shell.is_some_and(|shell| shell.file_name().is_some_and(|name| name == "fish"))
}
