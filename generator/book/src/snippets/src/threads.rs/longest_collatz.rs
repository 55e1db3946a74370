#[pyfunction]
#[pyo3(signature = (limit, *, threads=0))]
pub fn longest_collatz(py: Python<'_>, limit: u32, threads: u8) -> PyResult<(u32, u32)> {
    if limit < 2 {
        return Err(PyValueError::new_err("limit must be above 1"));
    }
    let pool = thread_pool(threads)?;
    let mut longest = (0, Reverse(1));
    let mut start = 1;
    while start < limit {
        py.check_signals()?;
        let end = limit.min(start.saturating_add(BLOCK));
        // Inside of `detach`, nothing of Python can be used: the compiler refuses `py` and objects.
        let of_block = py.detach(|| {
            pool.install(|| {
                let numbers = (start..end).into_par_iter();
                numbers.map(|it| (count_steps(it), Reverse(it))).max()
            })
        });
        // The larger of two pairs has the larger first part, or if they are equal, the larger second.
        longest = of_block.unwrap_or(longest).max(longest);
        start = end;
    }
    let (steps, Reverse(number)) = longest;
    Ok((number, steps))
}
