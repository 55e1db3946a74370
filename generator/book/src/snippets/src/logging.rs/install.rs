pub fn install(py: Python<'_>) -> PyResult<()> {
    // Remembering the levels too would be faster, but a later `setLevel` would go unnoticed.
    let logger = Logger::new(py, Caching::Loggers)?.filter(LevelFilter::Trace);
    // Fails when the process has a logger already. That is no reason to fail the import.
    let _ = logger.install();
    Ok(())
}
