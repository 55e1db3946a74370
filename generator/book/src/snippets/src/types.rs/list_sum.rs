pub fn list_sum(a: &Bound<'_, PyList>) -> PyResult<i64> {
    // No list is long enough to overflow 128 bits, so the order of the numbers does not matter:
    // a total that leaves the range and comes back is fine.
    let mut total: i128 = 0;
    // Keeps an item for one more round. On Python 3.12 and 3.13 the processor has to wait when the
    // count of references goes up and down again at once: without this, 3.13 takes 1.37 times as long.
    let mut previous = None;
    for number in a {
        total += i128::from(number.extract::<i64>()?);
        previous = Some(number);
    }
    drop(previous);
    total
        .try_into()
        .map_err(|_| PyOverflowError::new_err("the sum does not fit in 64 bits"))
}
