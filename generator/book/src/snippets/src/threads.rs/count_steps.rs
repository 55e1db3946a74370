fn count_steps(start: u32) -> u32 {
    // From a start of 32 bits, no number on the way exceeds 64 bits.
    let mut number = u64::from(start);
    let mut steps = 0;
    while number > 1 {
        number = if number % 2 == 0 {
            number / 2
        } else {
            3 * number + 1
        };
        steps += 1;
    }
    steps
}
