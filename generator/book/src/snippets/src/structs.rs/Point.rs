#[pyclass(module = "my_project")]
pub struct Point {
    /// The distance to the right.
    #[pyo3(get, set)]
    x: f64,
    /// The distance upwards.
    #[pyo3(get, set)]
    y: f64,
}
