//! Texts from elsewhere, as they are shown, and as they are typed in the shell of the system that we run on.

use std::path::Path;

/// Escapes what a terminal would act on, or show in another order, line ends too.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    escaped
}

/// The same for text of several lines, which stay what they are.
pub fn escaped_lines(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        for (number, part) in content.split('\t').enumerate() {
            if number > 0 {
                escaped.push('\t');
            }
            escaped += &self::escaped(part);
        }
        escaped += &line[content.len()..];
    }
    escaped
}

/// Returns true for what a terminal acts on, or shows in another order.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Shows a path, whatever is in it.
pub fn shown(path: &Path) -> String {
    escaped(&path.to_string_lossy())
}

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
