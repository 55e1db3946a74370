#[pyfunction]
pub fn dict_printer(py: Python<'_>, hm: BTreeMap<String, String>) -> PyResult<()> {
    print_lines(py, hm.iter().map(|(key, value)| format!("{key} {value}")))
}
