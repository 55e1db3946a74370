#[getter]
fn vector<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
    PyList::new(py, self.snapshot().vector)
}
