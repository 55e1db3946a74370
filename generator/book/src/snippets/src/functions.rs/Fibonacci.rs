#[pyclass(module = "my_project")]
pub struct Fibonacci {
    position: i64,
}
