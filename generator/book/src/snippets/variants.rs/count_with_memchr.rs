#[pyfunction]
fn count_with_memchr(contents: &str, needle: &str) -> PyResult<usize> {
    if needle.is_empty() || needle.contains(char::is_whitespace) {
        return Err(PyValueError::new_err("needle must be one word"));
    }
    let mut count = 0;
    for start in memmem::find_iter(contents.as_bytes(), needle) {
        if is_word(&contents[..start], &contents[start + needle.len()..]) {
            count += 1;
        }
    }
    Ok(count)
}
