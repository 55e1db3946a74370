#[pyfunction]
pub fn birthday(human: &Bound<'_, PyAny>) -> PyResult<Human> {
    // `#[derive(FromPyObject)]` would write this for a dict or for attributes, but not for both.
    let name = field(human, "name")?;
    let age: u8 = field(human, "age")?;
    let age = age
        .checked_add(1)
        .ok_or_else(|| PyOverflowError::new_err("the age does not fit in 8 bits"))?;
    Ok(Human { name, age })
}
