fn greater_than(number: i64, limit: i64) -> Result<i64, TooSmall> {
    if number > limit {
        Ok(number)
    } else {
        Err(TooSmall { limit })
    }
}
