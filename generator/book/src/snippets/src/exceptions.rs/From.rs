impl From<TooSmall> for PyErr {
    fn from(error: TooSmall) -> Self {
        TooSmallError::new_err(error.to_string())
    }
}
