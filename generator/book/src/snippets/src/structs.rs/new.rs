#[new]
fn new(x: f64, y: f64) -> Self {
    Self { x, y }
}
