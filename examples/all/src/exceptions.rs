//! Exceptions: a Rust error that Python catches as an exception.
//!
//! A Rust function that can fail returns a `Result`: `Ok` with a value or `Err` with an error. Five
//! steps lead from there to an `except` in Python.

use std::fmt;

use pyo3::exceptions::PyException;
use pyo3::prelude::*;

// 1. The error is a struct. `derive` lets the tests below print and compare it.
#[derive(Debug, PartialEq)]
pub struct TooSmall {
    limit: i64,
}

// 2. It is an error. A trait such as `Error` is much like an abstract base class.
impl std::error::Error for TooSmall {}

// 3. Its message, as `__str__` in Python.
impl fmt::Display for TooSmall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let limit = self.limit;
        write!(
            f,
            "Error from Rust: number is less than or equal to {limit}"
        )
    }
}

// 4. The Python exception that stands for it, a class in errors.py.
pyo3::import_exception! { my_project.errors, TooSmallError }

impl From<TooSmall> for PyErr {
    fn from(error: TooSmall) -> Self {
        TooSmallError::new_err(error.to_string())
    }
}

// 5. A function that returns the error. PyO3 uses `From` to raise it.
/// Return `number` if it is greater than 2.
///
/// Another number raises TooSmallError, an OSError, or OverflowError beyond 64 bits.
///
/// >>> greater_than_2(3)
/// 3
#[pyfunction]
pub fn greater_than_2(number: i64) -> Result<i64, TooSmall> {
    if number <= 2 {
        return Err(TooSmall { limit: 2 });
    }
    Ok(number)
}

/// Call a function until it raises no exception, at most `attempts` times.
///
/// The exception of the last call is passed on, KeyboardInterrupt of any call. The
/// function is called at least once. `attempts` above 255 raises OverflowError.
///
/// >>> retry(lambda: "done", attempts=3)
/// 'done'
// A Python function is an object that can be called. `is_instance_of` checks what `except` checks.
#[pyfunction]
pub fn retry<'py>(function: &Bound<'py, PyAny>, attempts: u8) -> PyResult<Bound<'py, PyAny>> {
    let py = function.py();
    for _ in 1..attempts {
        match function.call0() {
            Err(error) if error.is_instance_of::<PyException>(py) => continue,
            other => return other,
        }
    }
    function.call0()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_itself_is_too_small() {
        assert_eq!(greater_than_2(3), Ok(3));
        assert_eq!(greater_than_2(2), Err(TooSmall { limit: 2 }));
        assert_eq!(greater_than_2(i64::MIN), Err(TooSmall { limit: 2 }));
    }

    #[test]
    fn the_message_names_the_limit() {
        let message = TooSmall { limit: 7 }.to_string();
        assert!(message.ends_with("or equal to 7"), "{message}");
    }
}
