//! One interpreter for a process.
//!
//! PyO3 keeps classes and modules of the interpreter that comes first. A second one in the same
//! process, a subinterpreter, would be given those of the first: its `except` would not know the
//! exceptions, and once one of the two has ended, the other would use what is gone.

use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

/// Raises ImportError in every interpreter but the first that imports the package.
pub fn refuse_a_second(py: Python<'_>) -> PyResult<()> {
    static FIRST: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
    // Each interpreter has a `sys` of its own.
    let sys = py.import("sys")?;
    if FIRST.get_or_init(py, || sys.clone().unbind()).is(&sys) {
        Ok(())
    } else {
        Err(PyImportError::new_err(
            "the package works in one interpreter of a process, and another one imported it first",
        ))
    }
}
