//! The index of the extension module: what Python can import, and from which file it comes.

mod starter;

/// The compiled half of the package.
// `gil_used = false` promises that nothing in here relies on the GIL to keep threads apart. Without
// that promise a free-threaded Python turns its GIL back on.
#[pyo3::pymodule(gil_used = false)]
mod _core {
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "Python's name for it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_export]
    use super::starter::greet;
}
