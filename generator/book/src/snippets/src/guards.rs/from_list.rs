pub fn from_list<'py, T: FromPyObjectOwned<'py>>(list: &Bound<'py, PyList>) -> PyResult<Vec<T>> {
    let mut items = Vec::new();
    for item in list {
        items.push(item.extract().map_err(Into::into)?);
    }
    Ok(items)
}
