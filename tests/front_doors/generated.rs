//! The files that follow from the table of questions are up to date.

use crate::support::{is_stale, repository};

#[test]
fn configuration_follows_from_the_table() {
    let stale: Vec<_> = create_pyo3::frontends::generated()
        .into_iter()
        .filter(|file| is_stale(&repository().join(file.path), file.contents.as_bytes()))
        .map(|file| file.path)
        .collect();
    assert!(
        stale.is_empty(),
        "{stale:?} are stale; run `cargo run --example renew`"
    );
}
