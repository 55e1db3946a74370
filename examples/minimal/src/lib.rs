//! The index of the extension module: what Python can import, and from which file it comes.

mod starter;

/// The compiled half of the package.
#[pyo3::pymodule]
mod _core {
    #[pymodule_export]
    use super::starter::greet;
}
