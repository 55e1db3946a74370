pub fn install(py: Python<'_>) -> PyResult<()> {
    // `Caching::Loggers` asks Python for the level each time, so a later `setLevel` takes effect.
    let logger = Logger::new(py, Caching::Loggers)?.filter(LevelFilter::Trace);
    let _ = logger.install(); // This fails if the process has a logger already. Ignore it.
    Ok(())
}
