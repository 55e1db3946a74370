//! Where more is written about something.

/// The book's first page; `homepage` of Cargo.toml has it.
pub const BOOK: &str = env!("CARGO_PKG_HOMEPAGE");

/// Returns the address of a page of the book.
pub fn page(name: &str) -> String {
    format!("{BOOK}{name}.html")
}
