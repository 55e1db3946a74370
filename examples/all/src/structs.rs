//! Structs: a Rust type that Python uses as a class.
//!
//! `#[pyclass]` makes the type a Python class, `#[pymethods]` gives it a constructor, attributes,
//! methods and the double-underscore methods behind `repr`, `==` and `pickle`.

use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::exceptions::{PyMemoryError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyList, PySequence, PyString};

use crate::stdout::Stdout;

#[derive(Clone, Debug, PartialEq)]
struct Fields {
    data: String,
    vector: Vec<u8>,
}

// `frozen` and a lock instead of `&mut self`: PyO3 guards `&mut self` with a run-time check that
// raises "Already borrowed" when two threads of a free-threaded Python use one object, or when a
// method is entered again from inside itself. With a lock the second thread waits for its turn.
/// A text and a list of small numbers, kept in Rust.
///
/// `data` is a str and `vector` a sequence of int, each from 0 to 255. Both can be read and set.
/// A number outside that range raises OverflowError, a value of another type TypeError, and
/// deleting an attribute AttributeError. So many numbers that there is no memory for them raise
/// MemoryError, and a sequence that claims a negative length ValueError.
///
/// >>> rust_struct = RustStruct(data="some data", vector=[255, 255, 255])
#[pyclass(
    frozen,
    // Where Python looks for the class, to unpickle it for instance.
    module = "my_project"
)]
pub struct RustStruct {
    fields: Mutex<Fields>,
}

impl RustStruct {
    /// Keep the guard for one expression that calls no Python: printing, for one, can run any
    /// code, and code that came back to this object would wait for ever.
    fn lock(&self) -> MutexGuard<'_, Fields> {
        self.fields.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn snapshot(&self) -> Fields {
        self.lock().clone()
    }
}

/// Reads as many numbers as the sequence says it has.
///
/// For an argument of type `Vec<u8>` PyO3 would do nearly the same. But it takes the memory for all of
/// them without asking whether there is so much: `range(2**62)` would end the process.
fn extract_numbers(sequence: &Bound<'_, PyAny>) -> PyResult<Vec<u8>> {
    if sequence.is_instance_of::<PyString>() {
        return Err(PyTypeError::new_err(
            "expected a sequence of int, not a str",
        ));
    }
    let sequence = sequence.cast::<PySequence>()?;
    let length = sequence.len()?;
    let mut numbers = Vec::new();
    numbers
        .try_reserve_exact(length)
        .map_err(|error| PyMemoryError::new_err(error.to_string()))?;
    // Some iterators never end, whatever the length is.
    for item in sequence.try_iter()?.take(length) {
        numbers.push(item?.extract()?);
    }
    Ok(numbers)
}

#[pymethods]
impl RustStruct {
    #[new]
    fn new(data: String, #[pyo3(from_py_with = extract_numbers)] vector: Vec<u8>) -> Self {
        Self {
            fields: Mutex::new(Fields { data, vector }),
        }
    }

    /// The text.
    #[getter]
    fn data(&self) -> String {
        self.lock().data.clone()
    }

    #[setter]
    fn set_data(&self, data: String) {
        self.lock().data = data;
    }

    // PyO3 hands a `Vec<u8>` to Python as bytes; a list is what the constructor is usually given.
    /// The numbers, as a new list: appending to it leaves the object as it is.
    #[getter]
    fn vector<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let numbers = self.lock().vector.clone();
        PyList::new(py, numbers)
    }

    #[setter]
    fn set_vector(&self, #[pyo3(from_py_with = extract_numbers)] vector: Vec<u8>) {
        self.lock().vector = vector;
    }

    /// Print the text, then the numbers, one a line.
    ///
    /// >>> RustStruct("some data", [1, 2]).printer()
    /// some data
    /// 1
    /// 2
    fn printer(&self, py: Python<'_>) -> PyResult<()> {
        let Fields { data, vector } = self.snapshot();
        let mut out = Stdout::new(py)?;
        out.line(data)?;
        for number in vector {
            out.line(number)?;
        }
        out.finish()
    }

    /// Print "Extending the vector." and append the numbers in `extension`.
    ///
    /// `extension` is a sequence of int, each from 0 to 255. If it is not, or if the printing
    /// fails, nothing is appended.
    ///
    /// >>> RustStruct("some data", [1]).extend_vector([2, 3])
    /// Extending the vector.
    fn extend_vector(
        &self,
        py: Python<'_>,
        #[pyo3(from_py_with = extract_numbers)] extension: Vec<u8>,
    ) -> PyResult<()> {
        let mut out = Stdout::new(py)?;
        out.line("Extending the vector.")?;
        out.finish()?;
        self.lock().vector.extend(extension);
        Ok(())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let Fields { data, vector } = self.snapshot();
        let data = PyString::new(py, &data).repr()?;
        Ok(format!("RustStruct(data={data}, vector={vector:?})"))
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.snapshot() == other.snapshot()
    }

    /// The arguments with which `pickle` and `copy` make the object anew.
    fn __getnewargs__(&self) -> (String, Vec<u8>) {
        let Fields { data, vector } = self.snapshot();
        (data, vector)
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn equality_compares_the_fields() {
        let one = RustStruct::new("some data".to_owned(), vec![1, 2]);
        let other = RustStruct::new("some data".to_owned(), vec![1]);
        assert!(!one.__eq__(&other));
        other.set_vector(vec![1, 2]);
        assert!(one.__eq__(&other));
        assert!(one.__eq__(&one));
    }

    #[test]
    fn threads_take_turns() {
        let shared = RustStruct::new(String::new(), Vec::new());
        thread::scope(|scope| {
            for number in 0..8 {
                let shared = &shared;
                scope.spawn(move || {
                    for _ in 0..1000 {
                        shared.lock().vector.push(number);
                    }
                });
            }
        });
        assert_eq!(shared.snapshot().vector.len(), 8000);
    }
}
