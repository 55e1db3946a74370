//! Makes text from elsewhere safe to show on a terminal.

use std::path::Path;

/// Escapes what a terminal would act on, or show in another order, line ends too.
pub fn escaped(text: &str) -> String {
    escape(text, |_| false)
}

/// The same for text of several lines, which stay what they are.
pub fn escaped_lines(text: &str) -> String {
    escape(&text.replace("\r\n", "\n"), |c| matches!(c, '\n' | '\t'))
}

fn escape(text: &str, is_kept: impl Fn(char) -> bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) && !is_kept(c) {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
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
