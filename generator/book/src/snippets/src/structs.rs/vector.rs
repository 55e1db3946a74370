#[getter]
fn vector<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
    let numbers = self.lock().vector.clone();
    PyList::new(py, numbers)
}
