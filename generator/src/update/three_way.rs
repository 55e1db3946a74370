//! Merges two changes of one text, line by line.

use std::borrow::Cow;

use diffy::{ConflictStyle, IncompleteHunkStyle, MergeOptions};

/// What became of two changes.
#[derive(Debug, PartialEq, Eq)]
pub enum Merged {
    Clean(Vec<u8>),
    /// Both sides of each conflict, between markers.
    Conflict(Vec<u8>),
}

/// The lines around a conflict, as diffy writes them.
const OURS: &str = "<<<<<<< ours";
const THEIRS: &str = ">>>>>>> theirs";

/// Applies to `ours` what changed from `base` to `theirs`.
pub fn merge(base: &[u8], ours: &[u8], theirs: &[u8]) -> Merged {
    let mut options = MergeOptions::new();
    options
        .set_conflict_style(ConflictStyle::Merge)
        .set_incomplete_hunk_style(IncompleteHunkStyle::Git);
    match options.merge_bytes(base, ours, theirs) {
        Ok(merged) => Merged::Clean(merged),
        Err(marked) => Merged::Conflict(marked),
    }
}

/// The most lines that are merged: where all of them differ, the time grows with their square.
const LONGEST: usize = 5_000;

/// Returns true if it has too many lines to be merged.
pub fn is_long(contents: &[u8]) -> bool {
    contents.iter().filter(|byte| **byte == b'\n').count() > LONGEST
}

/// Whether it is no text, by git's rule.
pub fn is_binary(contents: &[u8]) -> bool {
    contents.contains(&0)
}

/// Returns true if a conflict of ours was left in the text. Other markers may be what the text is about.
pub fn has_markers(contents: &[u8]) -> bool {
    let mut lines = contents.split(|byte| *byte == b'\n');
    let mut find = |marker: &str| lines.any(|line| line.trim_ascii_end() == marker.as_bytes());
    find(OURS) && find("=======") && find(THEIRS)
}

/// Returns `contents` with the line ends of `like`, where those are CRLF throughout.
pub fn with_line_ends_of<'a>(like: &[u8], contents: &'a [u8]) -> Cow<'a, [u8]> {
    let lines = like.iter().filter(|byte| **byte == b'\n').count();
    let is_crlf = lines > 0 && lines == like.windows(2).filter(|pair| pair == b"\r\n").count();
    if !is_crlf || is_binary(contents) || is_binary(like) {
        return Cow::Borrowed(contents);
    }
    Cow::Owned(with_line_ends(contents, b"\r\n"))
}

/// Returns true if both are the same but for CRLF and LF.
pub fn same_but_for_line_ends(a: &[u8], b: &[u8]) -> bool {
    a == b || (!is_binary(a) && with_line_ends(a, b"\n") == with_line_ends(b, b"\n"))
}

/// Ends each line, whether it ends with CRLF or LF, with `end`.
fn with_line_ends(contents: &[u8], end: &[u8]) -> Vec<u8> {
    let mut converted = Vec::with_capacity(contents.len());
    for line in contents.split_inclusive(|byte| *byte == b'\n') {
        let Some(line) = line.strip_suffix(b"\n") else {
            converted.extend_from_slice(line);
            break;
        };
        converted.extend_from_slice(line.strip_suffix(b"\r").unwrap_or(line));
        converted.extend_from_slice(end);
    }
    converted
}
