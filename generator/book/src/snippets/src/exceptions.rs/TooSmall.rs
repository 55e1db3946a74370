#[derive(Debug, PartialEq)]
pub struct TooSmall {
    limit: i64,
}
