#[pyfunction]
pub fn human_says_hi(py: Python<'_>, human_data: &str) -> PyResult<()> {
    let human = parse_human(human_data).map_err(|error| json_error(py, &error))?;
    let mut out = Stdout::new(py)?;
    out.line(human_data)?;
    out.line(format_args!(
        "Now we can work with the struct:\n {human:#?}."
    ))?;
    out.line(format_args!(" {} is {} years old.", human.name, human.age))?;
    out.finish()
}
