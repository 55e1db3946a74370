#[derive(Debug, Deserialize, FromPyObject, IntoPyObject)]
#[pyo3(from_item_all)]
pub struct Human {
    name: String,
    age: u8,
}
