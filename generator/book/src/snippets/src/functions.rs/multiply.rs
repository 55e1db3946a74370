#[pyfunction]
pub fn multiply(a: i64, b: i64) -> PyResult<i64> {
    // `a * b` would be a wrong number in a release build if it exceeds 64 bits. `checked_mul` is
    // `None` then. A last expression without `;` is the result of a function.
    match a.checked_mul(b) {
        Some(product) => Ok(product),
        None => Err(PyOverflowError::new_err("the product exceeds 64 bits")),
    }
}
