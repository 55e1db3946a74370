#[pyfunction]
pub fn get_fibonacci(number: i64) -> PyResult<u128> {
    let position =
        u64::try_from(number).map_err(|_| PyValueError::new_err("number must not be negative"))?;
    fibonacci(position).ok_or_else(|| {
        PyOverflowError::new_err(format!("number must not be above {LAST_POSITION}"))
    })
}
