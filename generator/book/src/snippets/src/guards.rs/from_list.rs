pub fn from_list<'py, T>(list: &Bound<'py, PyList>) -> PyResult<Vec<T>>
where
    T: pyo3::conversion::FromPyObjectOwned<'py>,
{
    let mut items = Vec::new();
    for item in list {
        items.push(item.extract().map_err(Into::into)?);
    }
    Ok(items)
}
