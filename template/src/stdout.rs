//! Printing where Python prints.
//!
//! `println!` writes to the process's standard output directly. Notebooks, pytest's `capsys` and
//! `contextlib.redirect_stdout` replace `sys.stdout` instead and would never see that text.

use std::fmt::{Display, Write};
use std::time::{Duration, Instant};

use pyo3::prelude::*;

/// Text is handed over in pieces of this many bytes: one call into Python for thousands of lines.
const CHUNK: usize = 64 * 1024;

/// How long other threads may be kept waiting. A thread asks for its turn after waiting 5 ms in one
/// go; letting go more often than that would start its wait anew each time.
const TURN: Duration = Duration::from_millis(10);

/// A buffered writer to Python's `sys.stdout`.
///
/// Call [`Stdout::finish`] at the end: what is still in the buffer is not written on drop, because
/// a failed write could not be reported from there.
pub struct Stdout<'py> {
    py: Python<'py>,
    stream: Bound<'py, PyAny>,
    buffer: String,
    turn: Instant,
}

impl<'py> Stdout<'py> {
    /// Looks `sys.stdout` up now, so that a redirection in force is respected.
    pub fn new(py: Python<'py>) -> PyResult<Self> {
        let stream = py.import("sys")?.getattr("stdout")?;
        Ok(Self {
            py,
            stream,
            buffer: String::new(),
            turn: Instant::now(),
        })
    }

    /// Adds one line. Raises what `sys.stdout.write` raises, and KeyboardInterrupt on Ctrl-C.
    pub fn line(&mut self, text: impl Display) -> PyResult<()> {
        writeln!(self.buffer, "{text}").expect("writing to a String cannot fail");
        if self.buffer.len() >= CHUNK {
            self.flush()?;
        }
        Ok(())
    }

    /// Writes what is left.
    pub fn finish(mut self) -> PyResult<()> {
        self.flush()
    }

    fn flush(&mut self) -> PyResult<()> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        // Some streams never let go of the interpreter, and then no other Python thread could run
        // until all is printed.
        if self.turn.elapsed() >= TURN {
            self.py.detach(|| ());
            self.turn = Instant::now();
        }
        self.py.check_signals()?;
        // `sys.stdout` is None without a console (pythonw.exe); Python's print accepts that.
        if !self.stream.is_none() {
            self.stream.call_method1("write", (self.buffer.as_str(),))?;
        }
        self.buffer.clear();
        Ok(())
    }
}
