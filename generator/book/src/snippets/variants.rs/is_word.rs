fn is_word(before: &str, after: &str) -> bool {
    let after = after.strip_prefix('.').unwrap_or(after);
    (before.is_empty() || before.ends_with([' ', '\n']))
        && (after.is_empty() || after.starts_with([' ', '\n']) || after.starts_with("\r\n"))
}
