#[pyfunction]
pub fn log_different_levels(py: Python<'_>) -> PyResult<()> {
    error!("logging an error");
    warn!("logging a warning");
    info!("logging an info message");
    debug!("logging a debug message");
    raise_pending(py)
}
