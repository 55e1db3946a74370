//! What `cargo bench -- code` adds to the project: calls that do next to nothing, and other forms of functions
//! that the project has. `count_words` is put below, as the project has it.

#[pyo3::pymodule]
pub mod variants {
    use std::hint::black_box;

    use pyo3::exceptions::{PyOverflowError, PyValueError};
    use pyo3::prelude::*;
    use pyo3::types::PyList;

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

    fn position(number: i64) -> PyResult<u64> {
        let position = u64::try_from(number)
            .map_err(|_| PyValueError::new_err("number must not be negative"))?;
        if position > 186 {
            return Err(PyOverflowError::new_err("number must not be above 186"));
        }
        Ok(position)
    }

    #[pyfunction]
    fn get_fibonacci_as_u128(number: i64) -> PyResult<u128> {
        let (mut last, mut current) = (1, 0);
        for _ in 0..position(number)? {
            (last, current) = (current, last + current);
        }
        Ok(current)
    }

    #[pyfunction]
    fn get_fibonacci_by_twos(number: i64) -> PyResult<u128> {
        let position = position(number)?;
        let (mut last, mut current) = (1, 0);
        for _ in 0..position / 2 {
            last += current;
            current += last;
        }
        Ok(if position % 2 == 0 {
            current
        } else {
            last + current
        })
    }

    #[pyfunction]
    fn get_fibonacci_from_64_bits(number: i64) -> PyResult<u128> {
        let position = position(number)?;
        let (mut last, mut current) = (1_u64, 0_u64);
        for _ in 0..position.min(92) {
            (last, current) = (current, last + current);
        }
        let (mut last, mut current) = (u128::from(last), u128::from(current));
        for _ in 92..position {
            (last, current) = (current, last + current);
        }
        Ok(current)
    }

    fn in_64_bits(total: i128) -> PyResult<i64> {
        total
            .try_into()
            .map_err(|_| PyOverflowError::new_err("the sum does not fit in 64 bits"))
    }

    #[pyfunction]
    fn list_sum_of_vec(a: Vec<i64>) -> PyResult<i64> {
        in_64_bits(a.into_iter().map(i128::from).sum())
    }

    #[pyfunction]
    fn list_sum_without_previous(a: &Bound<'_, PyList>) -> PyResult<i64> {
        let mut total: i128 = 0;
        for number in a {
            total += i128::from(number.extract::<i64>()?);
        }
        in_64_bits(total)
    }

    #[pyfunction]
    fn count_occurences_by_words(contents: &str, needle: &str) -> PyResult<usize> {
        if needle.is_empty() {
            return Err(PyValueError::new_err("needle must not be empty"));
        }
        Ok(super::count_words(contents, needle))
    }
}
