pub fn print_lines<T: Display>(py: Python<'_>, lines: impl IntoIterator<Item = T>) -> PyResult<()> {
    let stdout = py.import("sys")?.getattr("stdout")?;
    let mut turn = Instant::now();
    for line in lines {
        // Raises KeyboardInterrupt after Ctrl-C.
        py.check_signals()?;
        // Lets other Python threads run. A thread that has waited 5 ms asks for its turn. If this
        // loop detached more often, that time would start again and again.
        if turn.elapsed() > Duration::from_millis(10) {
            py.detach(|| ());
            turn = Instant::now();
        }
        // Without a console (pythonw.exe) `sys.stdout` is None. Python's print accepts that.
        if !stdout.is_none() {
            stdout.call_method1("write", (format!("{line}\n"),))?;
        }
    }
    Ok(())
}
