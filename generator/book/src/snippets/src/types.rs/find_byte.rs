#[pyfunction]
pub fn find_byte(data: &[u8], byte: u8) -> Option<usize> {
    data.iter().position(|it| *it == byte)
}
