#[pyfunction]
pub fn word_printer(
    py: Python<'_>,
    mut word: String,
    n: i64,
    reverse: bool,
    uppercase: bool,
) -> PyResult<()> {
    if reverse {
        word = word.chars().rev().collect();
    }
    if uppercase {
        word = word.to_uppercase();
    }
    print_lines(py, (0..n).map(|_| &word))
}
