#[derive(Debug, PartialEq)]
struct TooSmall {
    limit: i64,
}
