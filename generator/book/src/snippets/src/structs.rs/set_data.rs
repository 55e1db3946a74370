#[setter]
fn set_data(&self, data: String) {
    *lock(&self.data) = data;
}
