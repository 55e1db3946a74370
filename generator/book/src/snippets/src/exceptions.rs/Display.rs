impl fmt::Display for TooSmall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Error from Rust: number is less than or equal to {}",
            self.limit
        )
    }
}
