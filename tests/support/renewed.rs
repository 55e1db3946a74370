//! Generated files of the repository: tests compare them, and `cargo run --example renew` writes them.

use std::path::Path;

use super::{ensure, read_text, remove_file, repository};

/// Returns true if a file of the repository is not what it follows from.
pub fn is_stale(path: &Path, wanted: &[u8]) -> bool {
    if is_renewing() {
        ensure(path, wanted);
    }
    !std::fs::read(path).is_ok_and(|current| current == wanted)
}

/// Returns true if a generated file is there that nothing gives any more.
pub fn is_left_over(path: &Path) -> bool {
    if is_renewing() {
        remove_file(path);
    }
    path.exists()
}

fn is_renewing() -> bool {
    std::env::var_os("CREATE_PYO3_RENEW").is_some()
}

/// Fails if the README does not say this between two markers.
#[track_caller]
pub fn assert_between([start, end]: [&str; 2], wanted: &str) {
    let path = repository().join("README.md");
    let text = read_text(&path);
    let missing = |marker: &str| -> ! { panic!("README.md has no {marker}") };
    let (before, rest) = text.split_once(start).unwrap_or_else(|| missing(start));
    let (_, after) = rest.split_once(end).unwrap_or_else(|| missing(end));
    let wanted = format!("{before}{start}\n{wanted}{end}{after}");
    assert!(
        !is_stale(&path, wanted.as_bytes()),
        "what README.md has between {start} and {end} is stale; run `cargo run --example renew`"
    );
}
