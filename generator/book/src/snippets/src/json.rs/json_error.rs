fn json_error(py: Python<'_>, error: &JsonError) -> PyErr {
    let (path, source) = (error.path().to_string(), error.inner());
    let human_error =
        HumanError::new_err((error.to_string(), path, source.line(), source.column()));
    human_error.set_cause(py, Some(PyValueError::new_err(source.to_string())));
    human_error
}
