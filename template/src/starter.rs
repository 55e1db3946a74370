//! A function to start from. CONTRIBUTING.md shows how to add your own.

// `use` is Rust's import. The prelude has what nearly every file with PyO3 needs.
use pyo3::prelude::*;

/// Return a greeting.
///
/// >>> greet("Ada")
/// 'Hello, Ada!'
// `#[pyfunction]` makes the function callable from Python, and the `///` comment its docstring.
// `pub` lets src/lib.rs use it. A `&str` is a text that Rust only reads, a `String` one that it owns.
#[pyfunction]
pub fn greet(name: &str) -> String {
    // The last line has no `;`: its value is what the function returns.
    format!("Hello, {name}!")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn greet_names_the_person() {
        assert_eq!(greet("Ada"), "Hello, Ada!");
    }
}
