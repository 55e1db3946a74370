#[pyfunction]
pub fn count_occurences(contents: &str, needle: &str) -> PyResult<usize> {
    if needle.is_empty() {
        return Err(PyValueError::new_err("needle must not be empty"));
    }
    let mut count = 0;
    for line in contents.lines() {
        for word in line.split(' ') {
            if word == needle || word.strip_suffix('.') == Some(needle) {
                count += 1;
            }
        }
    }
    Ok(count)
}
