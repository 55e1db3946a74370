#[pyfunction]
#[pyo3(signature = (number, *, low=0, high=100))]
pub fn clamp(number: i64, low: i64, high: i64) -> PyResult<i64> {
    if low > high {
        return Err(PyValueError::new_err("low must not be above high"));
    }
    Ok(number.clamp(low, high))
}
