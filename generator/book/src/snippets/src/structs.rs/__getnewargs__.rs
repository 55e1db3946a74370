fn __getnewargs__(&self) -> (String, Vec<u8>) {
    let Fields { data, vector } = self.snapshot();
    (data, vector)
}
