#[getter]
fn data(&self) -> String {
    lock(&self.data).clone()
}
