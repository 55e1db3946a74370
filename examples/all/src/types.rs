//! Lists, dicts, strings and booleans as arguments.
//!
//! PyO3 converts an argument to the type that the Rust function asks for before it runs, and
//! raises TypeError if that cannot be done. Nothing has been printed by then. `String` and `Vec`
//! are copies of the Python objects; `&str` borrows the text where Python keeps it.

use std::collections::BTreeMap;

use pyo3::conversion::FromPyObjectOwned;
use pyo3::exceptions::{PyOverflowError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::stdout::Stdout;

/// Return the sum of a list of integers.
///
/// The integers and the sum are 64-bit (-2**63 to 2**63 - 1). Anything beyond raises
/// OverflowError, and anything but a list of integers TypeError.
///
/// >>> list_sum([10, 10, 10, 10, 10])
/// 50
#[pyfunction]
pub fn list_sum(#[pyo3(from_py_with = from_list)] a: Vec<i64>) -> PyResult<i64> {
    sum(&a).ok_or_else(|| PyOverflowError::new_err("the sum does not fit in 64 bits"))
}

/// Converts a list and nothing else.
///
/// PyO3's own conversion to `Vec` takes any sequence and reserves memory for the length that the
/// sequence claims to have: `range(2**60)` would panic and `range(2**44)` abort the process.
fn from_list<'py, T: FromPyObjectOwned<'py>>(object: &Bound<'py, PyAny>) -> PyResult<Vec<T>> {
    let list = object.cast::<PyList>()?;
    let mut items = Vec::with_capacity(list.len());
    for item in list {
        items.push(item.extract().map_err(Into::into)?);
    }
    Ok(items)
}

fn sum(numbers: &[i64]) -> Option<i64> {
    // No list is long enough to overflow 128 bits, so the order of the numbers does not matter:
    // a total that leaves the range and comes back is fine.
    let total: i128 = numbers.iter().copied().map(i128::from).sum();
    total.try_into().ok()
}

/// Print each key of a dict with its value, one pair a line, in the order of the keys.
///
/// Keys and values must be str, anything else raises TypeError.
///
/// >>> dict_printer({"key 2": "value 2", "key 1": "value 1"})
/// key 1 value 1
/// key 2 value 2
#[pyfunction]
// A HashMap would do, but its order changes from run to run. A BTreeMap is sorted by key.
pub fn dict_printer(py: Python<'_>, hm: BTreeMap<String, String>) -> PyResult<()> {
    let mut stdout = Stdout::new(py)?;
    for (key, value) in &hm {
        stdout.line(format_args!("{key} {value}"))?;
    }
    stdout.finish()
}

/// Print a word n times, on request in reverse, in uppercase, or both.
///
/// n is a 64-bit integer; with 0 or less nothing is printed. reverse and uppercase must be bool.
/// Ctrl-C stops a long run.
///
/// >>> word_printer("eyb", 2, reverse=True, uppercase=False)
/// bye
/// bye
#[pyfunction]
pub fn word_printer(
    py: Python<'_>,
    word: &str,
    n: i64,
    reverse: bool,
    uppercase: bool,
) -> PyResult<()> {
    let word = transform(word, reverse, uppercase);
    let mut stdout = Stdout::new(py)?;
    for _ in 0..n {
        stdout.line(&word)?;
    }
    stdout.finish()
}

fn transform(word: &str, reverse: bool, uppercase: bool) -> String {
    let word = if reverse {
        word.chars().rev().collect()
    } else {
        word.to_owned()
    };
    if uppercase { word.to_uppercase() } else { word }
}

/// Print each string of a list on a line of its own.
///
/// Anything but a list of str raises TypeError.
///
/// >>> vector_printer(["one", "two"])
/// one
/// two
#[pyfunction]
pub fn vector_printer(
    py: Python<'_>,
    #[pyo3(from_py_with = from_list)] a: Vec<String>,
) -> PyResult<()> {
    print_lines(py, &a)
}

/// Print each string of a list that has exactly 8 of them.
///
/// Another number of strings raises ValueError, anything but a list of str TypeError.
///
/// >>> array_printer(["1", "2", "3", "4", "5", "6", "7", "8"])
/// 1
/// 2
/// 3
/// 4
/// 5
/// 6
/// 7
/// 8
#[pyfunction]
pub fn array_printer(
    py: Python<'_>,
    #[pyo3(from_py_with = from_list)] a: Vec<String>,
) -> PyResult<()> {
    let a: [String; 8] = a.try_into().map_err(|a: Vec<String>| {
        PyValueError::new_err(format!("expected exactly 8 strings, got {}", a.len()))
    })?;
    print_lines(py, &a)
}

fn print_lines(py: Python<'_>, lines: &[String]) -> PyResult<()> {
    let mut stdout = Stdout::new(py)?;
    for line in lines {
        stdout.line(line)?;
    }
    stdout.finish()
}

/// Count how often a word occurs in a text.
///
/// Words are separated by a space or the end of a line. A word with a full stop after it counts
/// too, any other mark makes it another word. An empty needle raises ValueError.
///
/// >>> count_occurences("Some words. More words\nthan words, even", "words")
/// 2
#[pyfunction]
pub fn count_occurences(contents: &str, needle: &str) -> PyResult<usize> {
    if needle.is_empty() {
        return Err(PyValueError::new_err("needle must not be empty"));
    }
    Ok(count_words(contents, needle))
}

/// Splits at bytes, which is faster than at characters and finds the same places: in UTF-8 the
/// byte of a space is never part of another character.
fn count_words(contents: &str, needle: &str) -> usize {
    let needle = needle.as_bytes();
    contents
        .lines()
        .flat_map(|line| line.as_bytes().split(|&byte| byte == b' '))
        .filter(|word| *word == needle || word.strip_suffix(b".") == Some(needle))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sum_is_none_only_if_the_result_does_not_fit() {
        assert_eq!(sum(&[]), Some(0));
        assert_eq!(sum(&[i64::MAX, 1, -1]), Some(i64::MAX));
        assert_eq!(sum(&[i64::MAX, 1]), None);
        assert_eq!(sum(&[i64::MIN, -1]), None);
    }

    #[test]
    fn transform_reverses_characters_not_bytes() {
        assert_eq!(transform("añ🐍", true, false), "🐍ña");
        assert_eq!(transform("straße", false, true), "STRASSE");
        assert_eq!(transform("eyb", true, true), "BYE");
        assert_eq!(transform("", true, true), "");
    }

    #[test]
    fn words_end_at_a_space_or_a_line_end() {
        assert_eq!(count_words("a a\na\r\na", "a"), 4);
        assert_eq!(count_words("a\ta\ra", "a"), 0);
        assert_eq!(count_words("a b", "a b"), 0);
    }

    #[test]
    fn one_full_stop_may_follow() {
        assert_eq!(count_words("a. a.. .a a, ab.", "a"), 1);
        assert_eq!(count_words(". .. ...", "."), 2);
        assert_eq!(count_words("🐍. 🐍 🐍🐍", "🐍"), 2);
    }
}
