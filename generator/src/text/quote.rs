//! Words as they are typed in the shell of this system.

use std::path::Path;

use super::escape::is_hidden;

/// A path, which need not be text.
pub fn path(path: &Path) -> String {
    match path.to_str() {
        Some(path) => text(path),
        None if cfg!(windows) => for_windows(&path.to_string_lossy()),
        None => format!("$'{}'", path.as_os_str().as_encoded_bytes().escape_ascii()),
    }
}

pub fn text(text: &str) -> String {
    if cfg!(windows) {
        for_windows(text)
    } else {
        for_posix(text)
    }
}

fn for_posix(text: &str) -> String {
    if text.chars().any(is_hidden) {
        return format!("$'{}'", text.as_bytes().escape_ascii());
    }
    shlex::try_quote(text)
        .expect("neither a path nor an answer holds a NUL character")
        .into_owned()
}

/// For PowerShell and for cmd, as far as they agree: what PowerShell would read in double quotes stands in
/// its single ones. A straight double quote is in no answer, nor in a path of Windows.
pub fn for_windows(text: &str) -> String {
    let is_plain = |it: char| it.is_alphanumeric() || r"-_./\:".contains(it);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    // A backslash before the last quote would take its meaning away.
    let (_, backslashes) = text.split_at(text.trim_end_matches('\\').len());
    if !text.contains(['$', '`', '“', '”', '„']) {
        return format!("\"{text}{backslashes}\"");
    }
    let mut quoted = String::from("'");
    for it in text.chars() {
        quoted.push(it);
        if "'‘’‚‛".contains(it) {
            quoted.push(it);
        }
    }
    quoted + backslashes + "'"
}
