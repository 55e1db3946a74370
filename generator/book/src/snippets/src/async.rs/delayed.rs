#[pyfunction]
pub fn delayed(py: Python<'_>, value: Py<PyAny>, seconds: f64) -> PyResult<Bound<'_, PyAny>> {
    let seconds = duration(seconds)?;
    // `async` makes a future, and `move` puts the values into it that it uses. Inside, no Python
    // object can be used: this code runs later, in another thread, and is not attached to Python.
    future_into_py(py, async move {
        sleep(seconds).await;
        Ok(value)
    })
}
