//! Guards: protection against unusual callers. The other files need no knowledge of this one.
//!
//! Each guard is for a case that would otherwise end the process, hang it, or raise a wrong error.

use std::fmt::Display;
use std::time::{Duration, Instant};

use pyo3::buffer::PyBuffer;
use pyo3::conversion::FromPyObjectOwned;
use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyList, PyMemoryView};

/// Raises ImportError in every interpreter of a process but the first that imports the package.
///
/// PyO3 keeps classes and modules of the first interpreter. In a second one, `except` would miss
/// this package's exceptions; after one of the two has ended, the other would use what is gone.
pub fn refuse_a_second_interpreter(py: Python<'_>) -> PyResult<()> {
    static FIRST: PyOnceLock<Py<PyModule>> = PyOnceLock::new();
    // Each interpreter has its own `sys`.
    let sys = py.import("sys")?;
    if FIRST.get_or_init(py, || sys.clone().unbind()).is(&sys) {
        return Ok(());
    }
    Err(PyImportError::new_err(
        "another interpreter of this process has imported the package; import it in one only",
    ))
}

/// Prints each line to Python's `sys.stdout`, which notebooks and pytest replace.
///
/// Rust's `println!` would bypass that replacement, and Ctrl-C would wait for the last line.
pub fn print_lines<T: Display>(py: Python<'_>, lines: impl IntoIterator<Item = T>) -> PyResult<()> {
    let stdout = py.import("sys")?.getattr("stdout")?;
    let mut turn = Instant::now();
    for line in lines {
        // Raises KeyboardInterrupt after Ctrl-C.
        py.check_signals()?;
        // Lets other Python threads run. A thread asks for its turn after waiting 5 ms in one go,
        // so letting go more often than that would start its wait anew each time.
        if turn.elapsed() > Duration::from_millis(10) {
            py.detach(|| ());
            turn = Instant::now();
        }
        // Without a console (pythonw.exe) `sys.stdout` is None. Python's print accepts that.
        if !stdout.is_none() {
            stdout.call_method1("write", (format!("{line}\n"),))?;
        }
    }
    Ok(())
}

/// Raises what a logging handler raised. A log macro returns nothing and leaves it pending.
pub fn raise_pending(py: Python<'_>) -> PyResult<()> {
    match PyErr::take(py) {
        Some(error) => Err(error),
        None => Ok(()),
    }
}

/// Converts each item of a list.
///
/// For an argument of type `Vec`, PyO3 takes any sequence and reserves memory for the length that
/// the sequence claims to have: `range(2**40)` would end the process.
pub fn from_list<'py, T: FromPyObjectOwned<'py>>(list: &Bound<'py, PyList>) -> PyResult<Vec<T>> {
    let mut items = Vec::new();
    for item in list {
        items.push(item.extract().map_err(Into::into)?);
    }
    Ok(items)
}

/// Copies the numbers of a buffer, which Python code may change at any time.
pub fn from_buffer(object: &Bound<'_, PyAny>) -> PyResult<Vec<i32>> {
    match PyBuffer::get(object) {
        Ok(buffer) => buffer.to_vec(object.py()),
        // Before python/cpython#140557, an empty array was at an address that PyO3 refuses.
        Err(_) if PyMemoryView::from(object)?.is_empty()? => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}
