//! Functions: numbers in, numbers out.
//!
//! `#[pyfunction]` makes a function callable from Python. The `///` comment becomes its docstring.

// `use` is Rust's import. The prelude has what nearly every file with PyO3 needs.
use pyo3::exceptions::{PyOverflowError, PyValueError};
use pyo3::prelude::*;

/// Multiply two integers.
///
/// An argument or a product that exceeds 64 bits raises OverflowError.
///
/// >>> multiply(2, 3)
/// 6
// `pub` lets src/lib.rs use the function. An `i64` is an integer of 64 bits (-2**63 to 2**63 - 1). A
// `PyResult<i64>` is either `Ok` with an `i64` in it or `Err` with a Python exception.
#[pyfunction]
pub fn multiply(a: i64, b: i64) -> PyResult<i64> {
    // `a * b` would be a wrong number in a release build if it exceeds 64 bits. `checked_mul` is
    // `None` then. A last expression without `;` is the result of a function.
    match a.checked_mul(b) {
        Some(product) => Ok(product),
        None => Err(PyOverflowError::new_err("the product exceeds 64 bits")),
    }
}

/// Add two integers and return the sum as text.
///
/// An argument or a sum that exceeds 64 bits raises OverflowError.
///
/// >>> sum_as_string(2, 3)
/// '5'
#[pyfunction]
pub fn sum_as_string(a: i64, b: i64) -> PyResult<String> {
    // `let` names a value. `ok_or_else` turns `None` into an error; `||` starts a lambda without
    // arguments. `?` returns the error to the caller at once, or takes the sum out of `Ok`.
    let sum = a
        .checked_add(b)
        .ok_or_else(|| PyOverflowError::new_err("the sum exceeds 64 bits"))?;
    Ok(sum.to_string())
}

/// Return the Fibonacci number at a position; the numbers start with 0, 1, 1, 2, 3.
///
/// A negative position raises ValueError, one above 186 OverflowError.
///
/// >>> get_fibonacci(10)
/// 55
#[pyfunction]
pub fn get_fibonacci(number: i64) -> PyResult<u128> {
    if number < 0 {
        return Err(PyValueError::new_err("number must not be negative"));
    }
    // The number at 186 is the last one that 128 bits can hold.
    if number > 186 {
        return Err(PyOverflowError::new_err("number must not be above 186"));
    }
    // Only a variable that is `mut` can change.
    let mut last = 1;
    let mut current = 0;
    for _ in 0..number {
        (last, current) = (current, last + current);
    }
    Ok(current)
}

/// Return a number, or the limit that it exceeds.
///
/// A `low` above `high` raises ValueError. More than 64 bits raise OverflowError.
///
/// >>> clamp(120)
/// 100
/// >>> clamp(120, high=150)
/// 120
// `signature` has the defaults. An argument after `*` has to be named in a call.
#[pyfunction]
#[pyo3(signature = (number, *, low=0, high=100))]
pub fn clamp(number: i64, low: i64, high: i64) -> PyResult<i64> {
    if low > high {
        return Err(PyValueError::new_err("low must not be above high"));
    }
    Ok(number.clamp(low, high))
}

/// An iterator of the Fibonacci numbers, which ends after position 186.
///
/// To use one in several threads at once raises RuntimeError.
///
/// >>> numbers = Fibonacci()
/// >>> next(numbers), next(numbers), next(numbers), next(numbers)
/// (0, 1, 1, 2)
// Python code would use a generator. Here, a struct keeps what the next call needs, and `pyclass`
// makes it a Python class. `module` is where Python looks for the class.
#[pyclass(module = "my_project")]
pub struct Fibonacci {
    position: i64,
}

#[pymethods]
impl Fibonacci {
    #[new]
    fn new() -> Self {
        Self { position: 0 }
    }

    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    // `ok` turns an error into `None`, and `?` returns it. `None` ends the loop in Python.
    fn __next__(&mut self) -> Option<u128> {
        let number = get_fibonacci(self.position).ok()?;
        self.position += 1;
        Some(number)
    }
}

// `cargo test` runs these; the extension module does not contain them.
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fibonacci_starts_with_0_and_1() {
        let first: Vec<_> = (0..10).filter_map(|n| get_fibonacci(n).ok()).collect();
        assert_eq!(first, [0, 1, 1, 2, 3, 5, 8, 13, 21, 34]);
    }

    #[test]
    fn position_186_is_the_last_that_fits() {
        let [before, last] = [185, 186].map(|n| get_fibonacci(n).expect("it fits"));
        assert_eq!(before.checked_add(last), None);
        assert!(get_fibonacci(187).is_err());
    }
}
