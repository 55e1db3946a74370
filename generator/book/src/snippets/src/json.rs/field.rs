fn field<'py, T: FromPyObjectOwned<'py>>(
    human: &Bound<'py, PyAny>,
    name: &'static str,
) -> PyResult<T> {
    let value = if human.is_instance_of::<PyDict>() {
        human.get_item(name)
    } else {
        human.getattr(name)
    };
    value
        .and_then(|value| value.extract().map_err(Into::into))
        .map_err(|error| field_error(human.py(), name, error))
}
