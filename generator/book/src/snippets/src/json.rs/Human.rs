#[derive(Debug, Deserialize, IntoPyObject, PartialEq)]
pub struct Human {
    name: String,
    age: u8,
}
