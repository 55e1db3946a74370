#[pyfunction]
fn get_fibonacci_in_64_bits(py: Python<'_>, number: i64) -> PyResult<Bound<'_, PyInt>> {
    let result = get_fibonacci(number)?;
    match u64::try_from(result) {
        Ok(small) => Ok(small.into_pyobject(py)?),
        Err(_) => Ok(result.into_pyobject(py)?),
    }
}
