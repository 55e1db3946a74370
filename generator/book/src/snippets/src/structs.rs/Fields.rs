#[derive(Clone, Debug, PartialEq)]
struct Fields {
    data: String,
    vector: Vec<u8>,
}
