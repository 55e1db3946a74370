//! The index of the extension module: what Python can import, and from which file it comes.

// `mod` adds a file to the project, `#[pymodule_export]` shows a function or class to Python.
mod starter;

/// The compiled half of the package.
///
/// A call with too few, too many or misnamed arguments raises TypeError, and so does an argument of
/// another type than `_core.pyi` says. A str that no Rust string can hold, because it has a lone
/// surrogate, raises UnicodeEncodeError. What an argument's own methods raise is passed on.
// `gil_used = false` is PyO3's default: nothing here relies on the GIL to keep threads apart.
#[pyo3::pymodule(gil_used = false)]
mod _core {
    #[pymodule_export]
    use super::starter::greet;

    // `create-pyo3 add` puts the names of examples here.
}
