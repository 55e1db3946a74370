#[pyfunction]
fn count_matches(contents: &str, needle: &str) -> PyResult<usize> {
    if needle.is_empty() || needle.contains(char::is_whitespace) {
        return Err(PyValueError::new_err("needle must be one word"));
    }
    let mut count = 0;
    for (start, _) in contents.match_indices(needle) {
        if is_word(&contents[..start], &contents[start + needle.len()..]) {
            count += 1;
        }
    }
    Ok(count)
}
