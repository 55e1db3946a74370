fn fibonacci(position: u64) -> Option<u128> {
    if position > LAST_POSITION {
        return None;
    }
    // Starting one step before 0, 1 makes position 0 an ordinary case, and `current` never runs
    // ahead of the number asked for: no addition below can overflow.
    let (mut last, mut current) = (1, 0);
    for _ in 0..position {
        (last, current) = (current, last + current);
    }
    Some(current)
}
