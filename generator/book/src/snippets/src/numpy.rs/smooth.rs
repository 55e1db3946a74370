#[pyfunction]
pub fn smooth<'py>(values: &Bound<'py, PyAny>, weight: f64) -> PyResult<Bound<'py, PyArray1<f64>>> {
    check_weight(weight)?;
    let array = side_by_side(float_array(values)?)?;
    // `try_readonly` notes that the array is borrowed; nothing else in Rust can change it meanwhile.
    let array = array.try_readonly()?;
    let mut smoothed = array.as_slice()?.to_vec();
    smooth_values(&mut smoothed, weight);
    // numpy takes over the memory of the `Vec`, without a copy.
    Ok(smoothed.into_pyarray(values.py()))
}
