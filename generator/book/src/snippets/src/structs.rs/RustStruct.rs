#[pyclass(frozen, module = "my_project")]
pub struct RustStruct {
    data: Mutex<String>,
    vector: Mutex<Vec<u8>>,
}
