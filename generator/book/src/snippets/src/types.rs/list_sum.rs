#[pyfunction]
pub fn list_sum(#[pyo3(from_py_with = from_list)] a: Vec<i64>) -> PyResult<i64> {
    sum(&a).ok_or_else(|| PyOverflowError::new_err("the sum does not fit in 64 bits"))
}
