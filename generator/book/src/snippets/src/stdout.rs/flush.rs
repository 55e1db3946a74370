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
