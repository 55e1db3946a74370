//! Threads: one computation on all processor cores, while Python's other threads run.
//!
//! A thread that uses Python objects is attached to the interpreter, and unless Python is
//! free-threaded, only one thread can be at a time. `detach` lets the others in. rayon divides the
//! work among threads of its own.

use std::cmp::Reverse;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyList;
use rayon::prelude::*;

use crate::guards::{from_list, thread_pool};

/// Counts the Collatz steps from a number to 1.
fn count_steps(start: u32) -> u32 {
    // From a start of 32 bits, no number on the way exceeds 64 bits.
    let mut number = u64::from(start);
    let mut steps = 0;
    while number > 1 {
        number = if number % 2 == 0 {
            number / 2
        } else {
            3 * number + 1
        };
        steps += 1;
    }
    steps
}

/// The size of a block, which takes a few milliseconds. After each block, Python looks for Ctrl-C.
const BLOCK: u32 = 100_000;

/// Return the number below a limit with the most Collatz steps to 1, and the steps.
///
/// A step halves an even number, and takes an odd one times 3 plus 1. Of two numbers
/// with as many steps, the smaller one is returned. A limit below 2 raises ValueError,
/// one beyond 32 bits OverflowError. `threads` is the number of threads, at most 255;
/// 0 stands for one on each core. Ctrl-C stops a long run. If no thread can be started,
/// RuntimeError is raised.
///
/// >>> longest_collatz(10)
/// (9, 19)
#[pyfunction]
#[pyo3(signature = (limit, *, threads=0))]
pub fn longest_collatz(py: Python<'_>, limit: u32, threads: u8) -> PyResult<(u32, u32)> {
    if limit < 2 {
        return Err(PyValueError::new_err("limit must be above 1"));
    }
    let pool = thread_pool(threads)?;
    let mut longest = (0, Reverse(1));
    let mut start = 1;
    while start < limit {
        py.check_signals()?;
        let end = limit.min(start.saturating_add(BLOCK));
        // Inside `detach`, the compiler refuses `py` and Python objects.
        let of_block = py.detach(|| {
            pool.install(|| {
                let numbers = (start..end).into_par_iter();
                numbers.map(|it| (count_steps(it), Reverse(it))).max()
            })
        });
        // Pairs compare like tuples in Python: by the first item, and if it is equal, by the second.
        longest = of_block.unwrap_or(longest).max(longest);
        start = end;
    }
    let (steps, Reverse(number)) = longest;
    Ok((number, steps))
}

/// Call a function in several threads, with each item of a list; list the results.
///
/// If Python has a GIL, the threads take turns in Python code, but can wait together.
/// What a call raises is passed on, of several exceptions one. `threads` is the number
/// of threads, at most 255, or OverflowError is raised; 0 stands for one on each core.
/// Ctrl-C takes effect after the current calls. If no thread can be started,
/// RuntimeError is raised.
///
/// >>> map_in_threads(abs, [1, -2, 3])
/// [1, 2, 3]
#[pyfunction]
#[pyo3(signature = (function, items, *, threads=0))]
pub fn map_in_threads(
    py: Python<'_>,
    function: Py<PyAny>,
    items: &Bound<'_, PyList>,
    threads: u8,
) -> PyResult<Vec<Py<PyAny>>> {
    let pool = thread_pool(threads)?;
    // A `Py` is a Python object that can go to another thread; a `Bound` cannot.
    let items: Vec<Py<PyAny>> = from_list(items)?;
    let call = |item: &Py<PyAny>| Python::attach(|py| function.call1(py, (item,)));
    let mut results = Vec::new();
    for part in items.chunks(pool.current_num_threads()) {
        py.check_signals()?;
        // Without `detach`, this thread would stay attached while it waits for the others, and they
        // would wait until they can attach: a deadlock.
        let of_part: PyResult<Vec<_>> =
            py.detach(|| pool.install(|| part.par_iter().map(call).collect()));
        results.extend(of_part?);
    }
    Ok(results)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_counted_to_1() {
        assert_eq!([1, 2, 3, 9, 27].map(count_steps), [0, 1, 7, 19, 111]);
    }

    #[test]
    fn the_way_may_exceed_32_bits() {
        // It leads over 7 125 885 122 794 452 160.
        assert_eq!(count_steps(1_410_123_943), 770);
    }
}
