#[pyfunction]
pub fn list_sum(a: &Bound<'_, PyList>) -> PyResult<i64> {
    let mut sum: i128 = 0;
    for number in a {
        sum += i128::from(number.extract::<i64>()?);
    }
    i64::try_from(sum).map_err(|_| PyOverflowError::new_err("the sum exceeds 64 bits"))
}
