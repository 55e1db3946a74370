//! Logging: messages from Rust in Python's `logging`.
//!
//! Rust code logs with the macros of the `log` crate. pyo3-log passes each message to the Python
//! logger that has the name of the Rust module. Python decides what is shown, and where.

use log::{LevelFilter, debug, error, info, warn};
use pyo3::prelude::*;
use pyo3_log::{Caching, Logger};

use crate::guards::raise_pending;

/// Connects `log` to Python's `logging`, once, when Python imports the package.
pub fn install(py: Python<'_>) -> PyResult<()> {
    // `Caching::Loggers` asks Python for the level each time, so a later `setLevel` takes effect.
    let logger = Logger::new(py, Caching::Loggers)?.filter(LevelFilter::Trace);
    let _ = logger.install(); // This fails if the process has a logger already. Ignore it.
    Ok(())
}

/// Log "A log message from Rust!" at level INFO.
///
/// Raises whatever a logging handler raises.
#[pyfunction]
pub fn log_example(py: Python<'_>) -> PyResult<()> {
    info!("A log message from {}!", "Rust");
    raise_pending(py)
}

/// Log one message at each of the levels ERROR, WARNING, INFO and DEBUG.
///
/// Raises whatever a logging handler raises; of several exceptions the first.
#[pyfunction]
pub fn log_different_levels(py: Python<'_>) -> PyResult<()> {
    error!("logging an error");
    warn!("logging a warning");
    info!("logging an info message");
    debug!("logging a debug message");
    raise_pending(py)
}
