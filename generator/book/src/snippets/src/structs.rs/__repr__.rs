fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
    let Fields { data, vector } = self.snapshot();
    let data = PyString::new(py, &data).repr()?;
    Ok(format!("RustStruct(data={data}, vector={vector:?})"))
}
