fn duration(seconds: f64) -> PyResult<Duration> {
    // Without `try_`, the same function panics.
    Duration::try_from_secs_f64(seconds).map_err(|error| PyValueError::new_err(error.to_string()))
}
