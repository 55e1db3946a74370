#[pyfunction]
fn end_tokio(py: Python<'_>) {
    // Drops each future where it waits. Threads that return a result to Python need a moment.
    py.detach(|| {
        let mut runtime = RUNTIME.lock().expect("nothing panics under this lock");
        if let Some(runtime) = runtime.take() {
            runtime.shutdown_timeout(std::time::Duration::from_secs(1));
        }
    });
}
