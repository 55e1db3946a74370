#[pyclass(frozen, eq, hash, module = "my_project")]
#[derive(PartialEq, Hash)]
pub enum Axis {
    X,
    Y,
}
