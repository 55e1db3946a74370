//! Names of files, as other systems understand them.

use std::path::{Component, Path};

/// Returns true if a path stays below its folder and out of git's, on every system: Windows and macOS treat several
/// names as the same one.
pub fn is_plain(path: &str) -> bool {
    let mut parts = Path::new(path).components();
    !path.is_empty()
        && parts.all(|part| matches!(part, Component::Normal(_)))
        && path.split('/').all(is_plain_name)
}

fn is_plain_name(name: &str) -> bool {
    let ignored_by_macos = |c: &char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let seen: String = name.chars().filter(|c| !ignored_by_macos(c)).collect();
    let seen = seen.to_ascii_lowercase();
    let is_gits = seen == ".git" || seen.starts_with("git~");
    !is_gits && !name.contains(['\\', ':', '\0']) && !name.ends_with(['.', ' '])
}
