//! A function to start from.
//!
//! `#[pyfunction]` makes a Rust function callable from Python, and its doc comment becomes the
//! docstring. To add another: write it here, name it in lib.rs and in `_core.pyi`, test it.

use pyo3::prelude::*;

/// Return a greeting.
///
/// >>> greet("Ada")
/// 'Hello, Ada!'
#[pyfunction]
pub fn greet(name: &str) -> String {
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
