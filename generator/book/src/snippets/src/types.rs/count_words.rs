fn count_words(contents: &str, needle: &str) -> usize {
    let needle = needle.as_bytes();
    contents
        .lines()
        .flat_map(|line| line.as_bytes().split(|&byte| byte == b' '))
        .filter(|word| *word == needle || word.strip_suffix(b".") == Some(needle))
        .count()
}
