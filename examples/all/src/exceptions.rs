//! Exceptions: a Rust error that Python catches as an exception.
//!
//! Rust functions return errors as values. The steps: an error type, its message, the Python
//! exception it stands for, and `From`, which lets `?` turn the one into the other.

use std::error::Error;
use std::fmt;

use pyo3::prelude::*;

/// The error as Rust code sees it.
#[derive(Debug, PartialEq)]
struct TooSmall {
    limit: i64,
}

impl fmt::Display for TooSmall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Error from Rust: number is less than or equal to {}",
            self.limit
        )
    }
}

impl Error for TooSmall {}

// A class written in Python, which can have two base classes; one made by PyO3 has one.
pyo3::import_exception! { my_project.errors, TooSmallError }

impl From<TooSmall> for PyErr {
    fn from(error: TooSmall) -> Self {
        TooSmallError::new_err(error.to_string())
    }
}

fn greater_than(number: i64, limit: i64) -> Result<i64, TooSmall> {
    if number > limit {
        Ok(number)
    } else {
        Err(TooSmall { limit })
    }
}

/// Return `number` if it is greater than 2.
///
/// `number` is an int from -2**63 to 2**63 - 1; outside that range it raises OverflowError.
/// Raises TooSmallError, a subclass of OSError, if `number` is 2 or less.
///
/// >>> greater_than_2(3)
/// 3
#[pyfunction]
pub fn greater_than_2(number: i64) -> PyResult<i64> {
    Ok(greater_than(number, 2)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_itself_is_too_small() {
        assert_eq!(greater_than(3, 2), Ok(3));
        assert_eq!(greater_than(2, 2), Err(TooSmall { limit: 2 }));
        assert_eq!(greater_than(i64::MIN, 2), Err(TooSmall { limit: 2 }));
    }

    #[test]
    fn the_message_names_the_limit() {
        assert_eq!(
            TooSmall { limit: 2 }.to_string(),
            "Error from Rust: number is less than or equal to 2"
        );
    }
}
