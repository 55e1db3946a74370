#[pyfunction]
pub fn buffer_sum(a: &Bound<'_, PyAny>) -> PyResult<i64> {
    Ok(from_buffer(a)?.into_iter().map(i64::from).sum())
}
