#[pyfunction]
pub fn array_printer(
    py: Python<'_>,
    #[pyo3(from_py_with = from_list)] a: Vec<String>,
) -> PyResult<()> {
    let a: [String; 8] = a.try_into().map_err(|a: Vec<String>| {
        PyValueError::new_err(format!("expected exactly 8 strings, got {}", a.len()))
    })?;
    print_lines(py, &a)
}
