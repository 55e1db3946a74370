fn distance(one: &str, other: &str) -> PyResult<i64> {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<i64> = (0..).take(other.len() + 1).collect();
    for (i, a) in (1..).zip(one.chars()) {
        let mut before = std::mem::replace(&mut row[0], i);
        for (j, b) in other.iter().enumerate() {
            let replaced = before + i64::from(a != *b);
            before = row[j + 1];
            row[j + 1] = replaced.min(before + 1).min(row[j] + 1);
        }
    }
    Ok(row[other.len()])
}
