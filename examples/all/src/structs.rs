//! Structs: Rust types that Python uses as classes.
//!
//! There are four annotations: `#[pyclass]` for the struct, `#[pyo3(get, set)]` for a field that
//! Python can read and set, `#[pymethods]` for the methods, and `#[new]` for the constructor.

use std::sync::{Mutex, MutexGuard};

use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::guards::{from_list, print_lines};

/// The two axes of a plane.
#[pyclass(frozen, eq, hash, module = "my_project")]
#[derive(PartialEq, Hash)]
pub enum Axis {
    X,
    Y,
}

/// A point with two coordinates, which can be read and set.
///
/// An int that is too large for a float raises OverflowError. Deleting a coordinate
/// raises AttributeError. To use a point while a thread changes it raises RuntimeError.
///
/// >>> Point(1, 2)
/// Point(1.0, 2.0)
// `module` is where Python looks for the class.
#[pyclass(module = "my_project")]
pub struct Point {
    /// The distance to the right.
    #[pyo3(get, set)]
    x: f64,
    /// The distance upwards.
    #[pyo3(get, set)]
    y: f64,
}

// `impl` has the methods of a struct, as `class` has in Python. `Self` is the struct.
#[pymethods]
impl Point {
    #[new]
    fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    // `&self` borrows the object to read it, `&mut self` would borrow it to change it.
    fn __repr__(&self) -> String {
        format!("Point({:?}, {:?})", self.x, self.y)
    }

    /// Return the coordinate on an axis.
    fn along(&self, axis: &Axis) -> f64 {
        match axis {
            Axis::X => self.x,
            Axis::Y => self.y,
        }
    }
}

/// A text and a list of small numbers, which threads can share.
///
/// `data` is a str and `vector` a list of int, each from 0 to 255. Another number
/// raises OverflowError. Deleting an attribute raises AttributeError.
// A `Mutex` lets in one thread at a time, and the others wait. With a `Point`, they get RuntimeError.
// `frozen` says that no method takes `&mut self`.
#[pyclass(frozen, module = "my_project")]
pub struct RustStruct {
    data: Mutex<String>,
    vector: Mutex<Vec<u8>>,
}

/// Keep a lock for one statement that calls no Python, because Python may call the object again.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().expect("nothing panics under a lock")
}

#[pymethods]
impl RustStruct {
    #[new]
    fn new(data: String, vector: &Bound<'_, PyList>) -> PyResult<Self> {
        let (data, vector) = (Mutex::new(data), Mutex::new(from_list(vector)?));
        Ok(Self { data, vector })
    }

    /// The text.
    #[getter]
    fn data(&self) -> String {
        lock(&self.data).clone()
    }

    #[setter]
    fn set_data(&self, data: String) {
        *lock(&self.data) = data;
    }

    /// The numbers, as a new list: appending to it does not change the object.
    // PyO3 would convert a `Vec<u8>` to bytes.
    #[getter]
    fn vector<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let numbers = lock(&self.vector).clone();
        PyList::new(py, numbers)
    }

    #[setter]
    fn set_vector(&self, vector: &Bound<'_, PyList>) -> PyResult<()> {
        let numbers = from_list(vector)?;
        *lock(&self.vector) = numbers;
        Ok(())
    }

    /// Print the text, then the numbers, one a line.
    fn printer(&self, py: Python<'_>) -> PyResult<()> {
        print_lines(py, [self.data()])?;
        print_lines(py, self.vector(py)?)
    }

    /// Print "Extending the vector." and append the numbers of a list.
    fn extend_vector(&self, extension: &Bound<'_, PyList>) -> PyResult<()> {
        let numbers: Vec<u8> = from_list(extension)?;
        print_lines(extension.py(), ["Extending the vector."])?;
        lock(&self.vector).extend(numbers);
        Ok(())
    }
}
