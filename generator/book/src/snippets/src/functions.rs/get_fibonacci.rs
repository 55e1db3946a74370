#[pyfunction]
pub fn get_fibonacci(number: i64) -> PyResult<u128> {
    if number < 0 {
        return Err(PyValueError::new_err("number must not be negative"));
    }
    // The number at 186 is the last one that 128 bits can hold.
    if number > 186 {
        return Err(PyOverflowError::new_err("number must not be above 186"));
    }
    // Only a variable that is `mut` can change.
    let mut last = 1;
    let mut current = 0;
    for _ in 0..number {
        (last, current) = (current, last + current);
    }
    Ok(current)
}
