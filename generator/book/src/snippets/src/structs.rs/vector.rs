#[getter]
fn vector<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
    let numbers = lock(&self.vector).clone();
    PyList::new(py, numbers)
}
