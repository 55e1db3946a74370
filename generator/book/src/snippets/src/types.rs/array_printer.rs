#[pyfunction]
pub fn array_printer(a: &Bound<'_, PyList>) -> PyResult<()> {
    let array: [String; 8] = from_list(a)?.try_into().map_err(|strings: Vec<String>| {
        PyValueError::new_err(format!("expected exactly 8 strings, got {}", strings.len()))
    })?;
    print_lines(a.py(), array)
}
