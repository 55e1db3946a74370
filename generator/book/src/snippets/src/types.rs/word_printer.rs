#[pyfunction]
pub fn word_printer(
    py: Python<'_>,
    word: &str,
    n: i64,
    reverse: bool,
    uppercase: bool,
) -> PyResult<()> {
    let word = transform(word, reverse, uppercase);
    let mut stdout = Stdout::new(py)?;
    for _ in 0..n {
        stdout.line(&word)?;
    }
    stdout.finish()
}
