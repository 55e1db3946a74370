//! async: work that waits, for Python's `await`.
//!
//! A future of Rust is much like a coroutine of Python: it can wait without keeping a thread. tokio
//! runs it in threads of its own, and asyncio is told when it has ended.

use std::io;
use std::time::Duration;

use pyo3::exceptions::{PyTimeoutError, PyValueError};
use pyo3::prelude::*;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

// As in pyo3-async-runtimes, but the futures end before Python does.
use crate::guards::future_into_py;

/// Turns seconds into a `Duration`, which has no negative values and no NaN.
fn duration(seconds: f64) -> PyResult<Duration> {
    // Without `try_`, the same function panics.
    Duration::try_from_secs_f64(seconds).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// Return an awaitable that gives a value after some seconds.
///
/// Negative seconds, NaN and infinity raise ValueError, an int that is too large for a
/// float OverflowError. Without a running event loop, RuntimeError is raised.
///
/// >>> import asyncio
/// >>> async def main() -> str:
/// ...     return await delayed("done", seconds=0.01)
/// >>> asyncio.run(main())
/// 'done'
#[pyfunction]
pub fn delayed(py: Python<'_>, value: Py<PyAny>, seconds: f64) -> PyResult<Bound<'_, PyAny>> {
    let seconds = duration(seconds)?;
    // `async` makes a future, and `move` puts the values into it that it uses. Inside, no Python
    // object can be used: this code runs later, in another thread, and is not attached to Python.
    future_into_py(py, async move {
        sleep(seconds).await;
        Ok(value)
    })
}

/// Reads one line of at most 1000 bytes. An `io::Result` has an error of the operating system.
async fn read_line(host: String, port: u16) -> io::Result<String> {
    let stream = TcpStream::connect((host, port)).await?;
    let mut line = String::new();
    let mut start = BufReader::new(stream).take(1000);
    start.read_line(&mut line).await?;
    Ok(line)
}

/// Return an awaitable of the first line that a server sends.
///
/// The line has at most 1000 bytes, its end included. To await it raises OSError, for
/// example ConnectionRefusedError, and TimeoutError after so many seconds. A port that
/// is no number of 16 bits raises OverflowError. Negative seconds, NaN, infinity and
/// the like raise ValueError. Without a running event loop, RuntimeError is raised.
#[pyfunction]
#[pyo3(signature = (host, port, *, seconds=10.0))]
pub fn first_line(
    py: Python<'_>,
    host: String,
    port: u16,
    seconds: f64,
) -> PyResult<Bound<'_, PyAny>> {
    let limit = duration(seconds)?;
    future_into_py(py, async move {
        // If the time is over or Python cancels the task, tokio drops the future, and the
        // connection in it is closed.
        match timeout(limit, read_line(host, port)).await {
            // `?` turns an `io::Error` into an OSError, for example ConnectionRefusedError.
            Ok(line) => Ok(line?),
            Err(_) => Err(PyTimeoutError::new_err("the server sent no line in time")),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_no_negative_number_and_no_nan() {
        for seconds in [-1.0, f64::NAN, f64::INFINITY, 1e300] {
            assert!(duration(seconds).is_err(), "{seconds}");
        }
        assert_eq!(duration(0.5).ok(), Some(Duration::from_millis(500)));
    }
}
