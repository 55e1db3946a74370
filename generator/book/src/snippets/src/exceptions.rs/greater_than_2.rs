#[pyfunction]
pub fn greater_than_2(number: i64) -> Result<i64, TooSmall> {
    if number <= 2 {
        return Err(TooSmall { limit: 2 });
    }
    Ok(number)
}
