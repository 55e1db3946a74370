//! What `cargo bench -- code` and a test add to the project: calls that do next to nothing, and other forms of
//! functions that the project has.

#[pyo3::pymodule]
pub mod variants {
    use std::hint::black_box;

    use memchr::memmem;
    use pyo3::exceptions::{PyOverflowError, PyValueError};
    use pyo3::prelude::*;
    use pyo3::types::PyInt;

    use crate::functions::get_fibonacci;

    const FIBONACCI_150: u128 = 9_969_216_677_189_303_386_214_405_760_200;

    #[pyfunction]
    fn empty() {}

    #[pyfunction]
    fn take(number: i64) {
        black_box(number);
    }

    #[pyfunction]
    fn take_and_give(number: i64) -> u128 {
        black_box(number);
        black_box(FIBONACCI_150)
    }

    #[pyfunction]
    fn get_fibonacci_in_64_bits(py: Python<'_>, number: i64) -> PyResult<Bound<'_, PyInt>> {
        let result = get_fibonacci(number)?;
        match u64::try_from(result) {
            Ok(small) => Ok(small.into_pyobject(py)?),
            Err(_) => Ok(result.into_pyobject(py)?),
        }
    }

    #[pyfunction]
    fn list_sum_of_vec(a: Vec<i64>) -> PyResult<i64> {
        let sum: i128 = a.into_iter().map(i128::from).sum();
        i64::try_from(sum).map_err(|_| PyOverflowError::new_err("the sum exceeds 64 bits"))
    }

    #[pyfunction]
    fn count_matches(contents: &str, needle: &str) -> PyResult<usize> {
        if needle.is_empty() || needle.contains(char::is_whitespace) {
            return Err(PyValueError::new_err("needle must be one word"));
        }
        let mut count = 0;
        for (start, _) in contents.match_indices(needle) {
            if is_word(&contents[..start], &contents[start + needle.len()..]) {
                count += 1;
            }
        }
        Ok(count)
    }

    /// Tells whether a word ends here, from the text before it and after it.
    fn is_word(before: &str, after: &str) -> bool {
        let after = after.strip_prefix('.').unwrap_or(after);
        (before.is_empty() || before.ends_with([' ', '\n']))
            && (after.is_empty() || after.starts_with([' ', '\n']) || after.starts_with("\r\n"))
    }

    #[pyfunction]
    fn count_with_memchr(contents: &str, needle: &str) -> PyResult<usize> {
        if needle.is_empty() || needle.contains(char::is_whitespace) {
            return Err(PyValueError::new_err("needle must be one word"));
        }
        let mut count = 0;
        for start in memmem::find_iter(contents.as_bytes(), needle) {
            if is_word(&contents[..start], &contents[start + needle.len()..]) {
                count += 1;
            }
        }
        Ok(count)
    }
}
