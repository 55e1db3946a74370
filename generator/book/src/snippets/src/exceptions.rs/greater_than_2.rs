#[pyfunction]
pub fn greater_than_2(number: i64) -> PyResult<i64> {
    Ok(greater_than(number, 2)?)
}
