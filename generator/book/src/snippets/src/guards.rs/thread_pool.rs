pub fn thread_pool(threads: u8) -> PyResult<ThreadPool> {
    let pool = ThreadPoolBuilder::new().num_threads(threads.into()).build();
    pool.map_err(|error| pyo3::exceptions::PyRuntimeError::new_err(error.to_string()))
}
