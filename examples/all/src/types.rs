//! Lists, dicts, strings and booleans as arguments.
//!
//! PyO3 converts an argument to the type that the Rust function asks for before it runs, and
//! raises TypeError if that cannot be done. Nothing has been printed by then. `String` and `Vec`
//! are copies of the Python objects; `&str` borrows the text where Python keeps it.

use std::collections::BTreeMap;

use memchr::memmem;
use pyo3::buffer::PyBuffer;
use pyo3::conversion::FromPyObjectOwned;
use pyo3::exceptions::{PyOverflowError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyList, PyMemoryView};

use crate::stdout::Stdout;

/// Return the sum of a list of integers.
///
/// The integers and the sum are 64-bit (-2**63 to 2**63 - 1). Anything beyond raises
/// OverflowError, and anything but a list of integers TypeError.
///
/// >>> list_sum([10, 10, 10, 10, 10])
/// 50
#[pyfunction]
// `a: Vec<i64>` would be shorter. But then PyO3 converts all items before the function starts, into
// memory that is read once more: that takes 1.63 to 1.77 times as long.
pub fn list_sum(a: &Bound<'_, PyList>) -> PyResult<i64> {
    // No list is long enough to overflow 128 bits, so the order of the numbers does not matter:
    // a total that leaves the range and comes back is fine.
    let mut total: i128 = 0;
    // Keeps an item for one more round. On Python 3.12 and 3.13 the processor has to wait when the
    // count of references goes up and down again at once: without this, 3.13 takes 1.37 times as long.
    let mut previous = None;
    for number in a {
        total += i128::from(number.extract::<i64>()?);
        previous = Some(number);
    }
    drop(previous);
    total
        .try_into()
        .map_err(|_| PyOverflowError::new_err("the sum does not fit in 64 bits"))
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

/// Return the sum of 32-bit integers that lie in memory side by side.
///
/// `a` is an `array.array` of type code "i", a numpy array of dtype int32, or another object with
/// such a buffer; the 64-bit sum has room for 2**32 of them. An object without a buffer raises
/// TypeError, one of other items BufferError, unless it is empty: the sum of nothing is 0.
///
/// >>> from array import array
/// >>> buffer_sum(array("i", [10, 10, 10, 10, 10]))
/// 50
#[pyfunction]
// A list has a Python object for each number, a buffer just the numbers.
pub fn buffer_sum(#[pyo3(from_py_with = from_buffer)] a: Vec<i32>) -> i64 {
    sum(&a)
}

/// Copies the numbers of a buffer, which Python code may change at any time.
fn from_buffer(object: &Bound<'_, PyAny>) -> PyResult<Vec<i32>> {
    match PyBuffer::get(object) {
        Ok(buffer) => buffer.to_vec(object.py()),
        // An empty array has no memory, which PyO3 takes for memory at a wrong address.
        Err(_) if PyMemoryView::from(object)?.is_empty()? => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// Has room for the sum of 2**32 numbers, which are 16 GiB, whatever they are.
fn sum(numbers: &[i32]) -> i64 {
    numbers.iter().copied().map(i64::from).sum()
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
/// n is a 64-bit integer, anything beyond raises OverflowError; with 0 or less nothing is printed.
/// reverse and uppercase must be bool. Ctrl-C stops a long run.
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
    // With `count_words` instead, the result is the same and takes 4.48 to 4.54 times as long.
    Ok(find_words(contents, needle))
}

/// The plain way: looks at each word.
fn count_words(contents: &str, needle: &str) -> usize {
    contents
        .lines()
        .flat_map(|line| line.split(' '))
        .filter(|word| *word == needle || word.strip_suffix('.') == Some(needle))
        .count()
}

/// The fast way: looks for the needle, many bytes at once, then at what is around it.
fn find_words(contents: &str, needle: &str) -> usize {
    // Such a needle is no word, or looks like the end of a line.
    if needle.contains([' ', '\n', '\r']) {
        return count_words(contents, needle);
    }
    let contents = contents.as_bytes();
    memmem::find_iter(contents, needle)
        .filter(|&start| {
            let before = &contents[..start];
            let after = &contents[start + needle.len()..];
            let after = after.strip_prefix(b".").unwrap_or(after);
            matches!(before, [] | [.., b' ' | b'\n'])
                && matches!(after, [] | [b' ' | b'\n', ..] | [b'\r', b'\n', ..])
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sum_leaves_the_range_of_its_numbers() {
        assert_eq!(sum(&[]), 0);
        assert_eq!(sum(&[i32::MAX, i32::MAX]), 2 * i64::from(i32::MAX));
    }

    #[test]
    fn transform_reverses_characters_not_bytes() {
        assert_eq!(transform("añ🐍", true, false), "🐍ña");
        assert_eq!(transform("straße", false, true), "STRASSE");
        assert_eq!(transform("eyb", true, true), "BYE");
        assert_eq!(transform("", true, true), "");
    }

    /// Both ways count the same, whatever it is.
    fn count(contents: &str, needle: &str) -> usize {
        let count = count_words(contents, needle);
        assert_eq!(find_words(contents, needle), count);
        count
    }

    #[test]
    fn words_end_at_a_space_or_a_line_end() {
        assert_eq!(count("a a\na\r\na", "a"), 4);
        assert_eq!(count("a\ta\ra", "a"), 0);
        assert_eq!(count("a b", "a b"), 0);
        assert_eq!(count("a\r\r\na\r\na\r", "a\r"), 2);
    }

    #[test]
    fn one_full_stop_may_follow() {
        assert_eq!(count("a. a.. .a a, ab.", "a"), 1);
        assert_eq!(count(". .. ...", "."), 2);
        assert_eq!(count("🐍. 🐍 🐍🐍", "🐍"), 2);
    }
}
