pub fn side_by_side<'py>(
    array: &Bound<'py, numpy::PyArray1<f64>>,
) -> PyResult<Bound<'py, numpy::PyArray1<f64>>> {
    let numpy = array.py().import("numpy")?;
    let same_type = array.py().None();
    // C stands for side by side, and A for aligned.
    let array = numpy.call_method1("require", (array, same_type, "CA"))?;
    Ok(array.cast_into()?)
}
