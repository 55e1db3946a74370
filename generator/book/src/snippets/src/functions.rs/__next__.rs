fn __next__(&mut self) -> Option<u128> {
    let number = get_fibonacci(self.position).ok()?;
    self.position += 1;
    Some(number)
}
