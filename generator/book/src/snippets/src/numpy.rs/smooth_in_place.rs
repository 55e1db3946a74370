#[pyfunction]
pub fn smooth_in_place(values: &Bound<'_, PyAny>, weight: f64) -> PyResult<()> {
    check_weight(weight)?;
    let mut array = float_array(values)?.try_readwrite()?;
    smooth_values(array.as_slice_mut()?, weight);
    Ok(())
}
