fn from_list<'py, T: FromPyObjectOwned<'py>>(object: &Bound<'py, PyAny>) -> PyResult<Vec<T>> {
    let list = object.cast::<PyList>()?;
    let mut items = Vec::with_capacity(list.len());
    for item in list {
        items.push(item.extract().map_err(Into::into)?);
    }
    Ok(items)
}
