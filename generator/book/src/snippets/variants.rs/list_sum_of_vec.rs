#[pyfunction]
fn list_sum_of_vec(a: Vec<i64>) -> PyResult<i64> {
    let sum: i128 = a.into_iter().map(i128::from).sum();
    i64::try_from(sum).map_err(|_| PyOverflowError::new_err("the sum exceeds 64 bits"))
}
