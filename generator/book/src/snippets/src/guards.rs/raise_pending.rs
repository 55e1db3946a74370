pub fn raise_pending(py: Python<'_>) -> PyResult<()> {
    match PyErr::take(py) {
        Some(error) => Err(error),
        None => Ok(()),
    }
}
