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
        // Inside `detach`, the compiler refuses `py` and Python objects.
        let of_block = py.detach(|| {
            pool.install(|| {
                let numbers = (start..end).into_par_iter();
                numbers.map(|it| (count_steps(it), Reverse(it))).max()
            })
        });
        // Pairs compare like tuples in Python: by the first item, and if it is equal, by the second.
        longest = of_block.unwrap_or(longest).max(longest);
        start = end;
    }
    let (steps, Reverse(number)) = longest;
    Ok((number, steps))
}
