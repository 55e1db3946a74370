//! The index of the extension module: what Python can import, and from which file it comes.

mod interpreter;
mod starter;

/// The compiled half of the package.
///
/// Every function raises TypeError when it is called with too few, too many or misnamed arguments, or,
/// unless its docstring says otherwise, with one of another type than `_core.pyi` says. A str with a
/// lone surrogate, half of a pair that no Rust string can hold, raises UnicodeEncodeError. What an
/// argument's own methods raise is passed on.
// `gil_used = false`, which is also what PyO3 takes for granted, promises that nothing in here relies
// on the GIL to keep threads apart. With `true` a free-threaded Python turns its GIL back on.
#[pyo3::pymodule(gil_used = false)]
mod _core {
    #[pymodule_export]
    use super::starter::greet;

    #[pymodule_init]
    fn init(module: &pyo3::Bound<'_, pyo3::types::PyModule>) -> pyo3::PyResult<()> {
        super::interpreter::refuse_a_second(module.py())
    }
}
