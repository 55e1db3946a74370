#[pyfunction]
pub fn retry<'py>(function: &Bound<'py, PyAny>, attempts: u8) -> PyResult<Bound<'py, PyAny>> {
    let py = function.py();
    for _ in 1..attempts {
        match function.call0() {
            Err(error) if error.is_instance_of::<PyException>(py) => continue,
            other => return other,
        }
    }
    function.call0()
}
