#[pyfunction]
pub fn human_says_hi(py: Python<'_>, human_data: &str) -> PyResult<()> {
    let human: Human =
        serde_json::from_str(human_data).map_err(|error| HumanError::new_err(error.to_string()))?;
    print_lines(py, [human_data])?;
    print_lines(py, ["Now we can work with the struct:"])?;
    print_lines(py, [format!(" {human:#?}.")])?;
    print_lines(py, [format!(" {} is {} years old.", human.name, human.age)])
}
