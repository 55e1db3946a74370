fn along(&self, axis: &Axis) -> f64 {
    match axis {
        Axis::X => self.x,
        Axis::Y => self.y,
    }
}
