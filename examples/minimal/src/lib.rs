//! The index of the extension module: what Python can import, and from which file it comes.
//!
//! `mod` adds a file to the project, `#[pymodule_export]` shows a function or class to Python.

/// The compiled half of the package.
///
/// A call with too few, too many or misnamed arguments raises TypeError, and so does an argument of
/// another type than `_core.pyi` says. A str that no Rust string can hold, because it has a lone
/// surrogate, raises UnicodeEncodeError. What an argument's own methods raise is passed on.
// `gil_used = false` is PyO3's default: nothing here relies on the GIL to keep threads apart.
#[pyo3::pymodule(gil_used = false)]
mod _core {
    // `use` is Rust's import. The prelude has what nearly every file with PyO3 needs.
    use pyo3::prelude::*;

    /// Return a greeting.
    ///
    /// >>> greet("Ada")
    /// 'Hello, Ada!'
    // `#[pyfunction]` makes a function callable from Python. The `///` comment becomes its docstring. A
    // `&str` is a text that Rust only reads, a `String` one that it owns.
    #[pyfunction]
    pub fn greet(name: &str) -> String {
        // A last expression without `;` is the result of a function.
        format!("Hello, {name}!")
    }
}

// `cargo test` runs this; the extension module does not contain it.
#[cfg(test)]
mod tests {
    use super::_core::greet;

    #[test]
    fn greet_names_the_person() {
        assert_eq!(greet("Ada"), "Hello, Ada!");
    }
}
