//! The files that an adoption reads, edits and leaves.

pub const PYPROJECT: &str = "pyproject.toml";
pub const MANIFEST: &str = "MANIFEST.in";
pub const GITIGNORE: &str = ".gitignore";

/// The files of a package that an adoption edits.
pub const EDITED: [&str; 3] = [PYPROJECT, MANIFEST, GITIGNORE];

/// What an adoption leaves behind for later commands.
pub const RECORD: &str = ".create-pyo3.toml";

/// A path below a folder, which is empty for the project itself.
pub fn below(folder: &str, path: &str) -> String {
    match folder {
        "" => path.to_owned(),
        folder => format!("{folder}/{path}"),
    }
}
