#[pyfunction]
pub fn birthday(human: Human) -> PyResult<Human> {
    match human.age.checked_add(1) {
        // `..human` stands for the other fields.
        Some(age) => Ok(Human { age, ..human }),
        None => Err(PyOverflowError::new_err("the age exceeds 255")),
    }
}
