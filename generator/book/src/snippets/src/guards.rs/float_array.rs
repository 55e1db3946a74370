pub fn float_array<'a, 'py>(
    object: &'a Bound<'py, PyAny>,
) -> PyResult<&'a Bound<'py, numpy::PyArray1<f64>>> {
    use numpy::PyUntypedArrayMethods;

    if let Ok(array) = object.cast() {
        return Ok(array);
    }
    let found = match object.cast::<numpy::PyUntypedArray>() {
        Ok(array) => {
            let (dtype, count) = (array.dtype(), array.ndim());
            let s = if count == 1 { "" } else { "s" };
            format!("dtype {dtype} and {count} dimension{s}")
        }
        Err(_) => object.get_type().name()?.to_string(),
    };
    Err(pyo3::exceptions::PyTypeError::new_err(format!(
        "expected a numpy array of float64 with 1 dimension, got {found}"
    )))
}
