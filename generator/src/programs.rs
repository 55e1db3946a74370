//! Programs on PATH.

use std::path::PathBuf;

/// The program of that name on PATH, but not in a folder that depends on where we are.
pub fn find(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(&name))
        .find(|program| program.is_file())
}

/// Python 3, by one of the names that it has.
pub fn python() -> Option<PathBuf> {
    ["python3", "python"].into_iter().find_map(find)
}
