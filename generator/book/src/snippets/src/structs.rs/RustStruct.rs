#[pyclass(
    frozen,
    // Where Python looks for the class, to unpickle it for instance.
    module = "my_project"
)]
pub struct RustStruct {
    fields: Mutex<Fields>,
}
