pub fn buffer_sum(#[pyo3(from_py_with = from_buffer)] a: Vec<i32>) -> i64 {
    sum(&a)
}
