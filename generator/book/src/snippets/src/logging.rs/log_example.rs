#[pyfunction]
pub fn log_example(py: Python<'_>) -> PyResult<()> {
    info!("A log message from {}!", "Rust");
    raise_pending(py)
}
