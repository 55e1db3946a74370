#[pyfunction]
pub fn human_says_hi(py: Python<'_>, human_data: &str) -> PyResult<()> {
    let human: Human =
        serde_json::from_str(human_data).map_err(|error| HumanError::new_err(error.to_string()))?;
    let shown = format!("Now we can work with the struct:\n {human:#?}.");
    let told = format!(" {} is {} years old.", human.name, human.age);
    print_lines(py, [human_data, &shown, &told])
}
