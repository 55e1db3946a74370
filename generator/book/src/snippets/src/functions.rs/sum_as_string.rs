#[pyfunction]
pub fn sum_as_string(a: i64, b: i64) -> PyResult<String> {
    // `let` names a value. `ok_or_else` turns `None` into an error; `||` starts a lambda without
    // arguments. `?` returns the error to the caller at once, or takes the sum out of `Ok`.
    let sum = a
        .checked_add(b)
        .ok_or_else(|| PyOverflowError::new_err("the sum exceeds 64 bits"))?;
    Ok(sum.to_string())
}
