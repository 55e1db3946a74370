//! Types: lists, dicts, strings, booleans and arrays as arguments.
//!
//! The signature says which types a function takes. PyO3 converts each argument or raises TypeError.

use std::collections::BTreeMap;

use pyo3::exceptions::{PyOverflowError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyList;

// `crate` is this project. To use what src/guards.rs has, you need not read it.
use crate::guards::{from_buffer, from_list, print_lines};

/// Return the sum of a list of integers.
///
/// A number or a sum that exceeds 64 bits raises OverflowError.
///
/// >>> list_sum([10, 10, 10, 10, 10])
/// 50
// `&Bound<'_, PyList>` is a Python list, which Rust borrows (`&`). 128 bits hold the sum of any list.
#[pyfunction]
pub fn list_sum(a: &Bound<'_, PyList>) -> PyResult<i64> {
    let mut sum: i128 = 0;
    for number in a {
        sum += i128::from(number.extract::<i64>()?);
    }
    i64::try_from(sum).map_err(|_| PyOverflowError::new_err("the sum exceeds 64 bits"))
}

/// Print each key of a dict with its value, one pair a line, sorted by key.
///
/// >>> dict_printer({"b": "2", "a": "1"})
/// a 1
/// b 2
// A Rust map has one type for all keys and one for all values. A `BTreeMap` sorts its keys. `py` is
// no argument from Python: PyO3 passes it to what calls Python. `|x| y` is `lambda x: y`.
#[pyfunction]
pub fn dict_printer(py: Python<'_>, hm: BTreeMap<String, String>) -> PyResult<()> {
    print_lines(py, hm.iter().map(|(key, value)| format!("{key} {value}")))
}

/// Print a word n times, on request in reverse, in uppercase, or both.
///
/// An n that exceeds 64 bits raises OverflowError. Ctrl-C stops a long run.
///
/// >>> word_printer("eyb", 2, reverse=True, uppercase=False)
/// bye
/// bye
#[pyfunction]
pub fn word_printer(
    py: Python<'_>,
    mut word: String,
    n: i64,
    reverse: bool,
    uppercase: bool,
) -> PyResult<()> {
    if reverse {
        word = word.chars().rev().collect();
    }
    if uppercase {
        word = word.to_uppercase();
    }
    print_lines(py, (0..n).map(|_| &word))
}

/// Print each string of a list on a line of its own.
// A `Vec` is Rust's list, whose items have one type. An array has its length in its type, too.
#[pyfunction]
pub fn vector_printer(a: &Bound<'_, PyList>) -> PyResult<()> {
    let strings: Vec<String> = from_list(a)?;
    print_lines(a.py(), strings)
}

/// Print each string of a list of exactly 8; another number raises ValueError.
#[pyfunction]
pub fn array_printer(a: &Bound<'_, PyList>) -> PyResult<()> {
    let array: [String; 8] = from_list(a)?.try_into().map_err(|strings: Vec<String>| {
        PyValueError::new_err(format!("expected exactly 8 strings, got {}", strings.len()))
    })?;
    print_lines(a.py(), array)
}

/// Count how often a word occurs in a text.
///
/// Words end at a space or the end of a line. A word with a full stop after it counts.
/// An empty needle raises ValueError.
///
/// >>> count_occurences("Some words. More words\nthan words, even", "words")
/// 2
#[pyfunction]
pub fn count_occurences(contents: &str, needle: &str) -> PyResult<usize> {
    if needle.is_empty() {
        return Err(PyValueError::new_err("needle must not be empty"));
    }
    let mut count = 0;
    for line in contents.lines() {
        for word in line.split(' ') {
            if word == needle || word.strip_suffix('.') == Some(needle) {
                count += 1;
            }
        }
    }
    Ok(count)
}

/// Return the sum of 32-bit integers that lie side by side in memory.
///
/// `a` is an array.array("i"), a numpy array of dtype int32, or another object with
/// such a buffer. Other items raise BufferError; an empty buffer may be of any type.
///
/// >>> from array import array
/// >>> buffer_sum(array("i", [10, 10, 10, 10, 10]))
/// 50
#[pyfunction]
pub fn buffer_sum(a: &Bound<'_, PyAny>) -> PyResult<i64> {
    Ok(from_buffer(a)?.into_iter().map(i64::from).sum())
}

/// Return the position of a byte in bytes, or None.
///
/// `byte` is an int from 0 to 255; another one raises OverflowError.
///
/// >>> find_byte(b"Rust", 115)
/// 2
// `&[u8]` and `&str` are read where Python keeps them. An `Option` is `Some` value or `None`.
#[pyfunction]
pub fn find_byte(data: &[u8], byte: u8) -> Option<usize> {
    data.iter().position(|it| *it == byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_at_a_space_or_a_line_end() {
        for (contents, needle, expected) in [
            ("a a\na\r\na", "a", 4),
            ("a. a.. .a a, ab.", "a", 1),
            ("a\ta\ra", "a", 0),
            (". .. ...", ".", 2),
        ] {
            let count = count_occurences(contents, needle).expect("the needle is a word");
            assert_eq!(count, expected, "{needle} in {contents}");
        }
    }
}
