#[pyfunction]
#[pyo3(signature = (function, items, *, threads=0))]
pub fn map_in_threads(
    py: Python<'_>,
    function: Py<PyAny>,
    items: &Bound<'_, PyList>,
    threads: u8,
) -> PyResult<Vec<Py<PyAny>>> {
    let pool = thread_pool(threads)?;
    // A `Py` is a Python object that can go to another thread; a `Bound` cannot.
    let items: Vec<Py<PyAny>> = from_list(items)?;
    let call = |item: &Py<PyAny>| Python::attach(|py| function.call1(py, (item,)));
    let mut results = Vec::new();
    for part in items.chunks(pool.current_num_threads()) {
        py.check_signals()?;
        // Without `detach`, this thread would stay attached while it waits for the others, and they
        // would wait until they can attach: a deadlock.
        let of_part: PyResult<Vec<_>> =
            py.detach(|| pool.install(|| part.par_iter().map(call).collect()));
        results.extend(of_part?);
    }
    Ok(results)
}
