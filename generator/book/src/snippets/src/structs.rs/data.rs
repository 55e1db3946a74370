#[getter]
fn data(&self) -> String {
    self.lock().data.clone()
}
