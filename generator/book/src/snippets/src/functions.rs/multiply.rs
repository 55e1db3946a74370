#[pyfunction]
pub fn multiply(a: i64, b: i64) -> PyResult<i64> {
    a.checked_mul(b)
        .ok_or_else(|| PyOverflowError::new_err("the product does not fit in 64 bits"))
}
