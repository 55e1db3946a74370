#[setter]
fn set_data(&self, data: String) {
    self.lock().data = data;
}
