//! Logging: messages from Rust in Python's `logging`.
//!
//! Rust code logs with the macros of the `log` crate and need not know where the messages go;
//! pyo3-log hands them to the Python logger named after the Rust module. Which of them are shown,
//! and where, is then configured in Python as for any other package.
//!
//! A message needs the interpreter. A function that waits for Rust threads which log, or for a
//! lock that is held while something is logged, has to wait inside `Python::detach`, or all wait
//! for ever. The functions below wait for nothing, so they need none.

use log::{LevelFilter, debug, error, info, warn};
use pyo3::prelude::*;
use pyo3_log::{Caching, Logger};

/// Called once, when Python imports the module.
pub fn install(py: Python<'_>) -> PyResult<()> {
    // Remembering the levels too would be faster, but a later `setLevel` would go unnoticed.
    let logger = Logger::new(py, Caching::Loggers)?.filter(LevelFilter::Trace);
    // Fails when the process has a logger already. That is no reason to fail the import.
    let _ = logger.install();
    Ok(())
}

/// Raises what a handler or filter raised: the macros return nothing and leave it pending.
fn raise_pending(py: Python<'_>) -> PyResult<()> {
    PyErr::take(py).map_or(Ok(()), Err)
}

/// Log "A log message from Rust!" at level INFO.
///
/// Raises whatever a logging handler raises.
///
/// >>> logging.basicConfig(level=logging.INFO)
/// >>> log_example()
#[pyfunction]
pub fn log_example(py: Python<'_>) -> PyResult<()> {
    info!("A log message from {}!", "Rust");
    raise_pending(py)
}

/// Log one message at each of the levels ERROR, WARNING, INFO and DEBUG, in that order.
///
/// Raises whatever a logging handler raises; the first exception, if there are several.
///
/// >>> logging.basicConfig(level=logging.DEBUG)
/// >>> log_different_levels()
#[pyfunction]
pub fn log_different_levels(py: Python<'_>) -> PyResult<()> {
    error!("logging an error");
    warn!("logging a warning");
    info!("logging an info message");
    debug!("logging a debug message");
    raise_pending(py)
}
