#[new]
fn new(data: String, #[pyo3(from_py_with = extract_numbers)] vector: Vec<u8>) -> Self {
    Self {
        fields: Mutex::new(Fields { data, vector }),
    }
}
