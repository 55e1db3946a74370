#[pyfunction]
#[pyo3(signature = (host, port, *, seconds=10.0))]
pub fn first_line(
    py: Python<'_>,
    host: String,
    port: u16,
    seconds: f64,
) -> PyResult<Bound<'_, PyAny>> {
    let limit = duration(seconds)?;
    future_into_py(py, async move {
        // If the time is over or Python cancels the task, tokio drops the future, and the
        // connection in it is closed.
        match timeout(limit, read_line(host, port)).await {
            // `?` turns an `io::Error` into an OSError, for example ConnectionRefusedError.
            Ok(line) => Ok(line?),
            Err(_) => Err(PyTimeoutError::new_err("the server sent no line in time")),
        }
    })
}
