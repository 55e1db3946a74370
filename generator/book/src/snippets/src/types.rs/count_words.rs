fn count_words(contents: &str, needle: &str) -> usize {
    contents
        .lines()
        .flat_map(|line| line.split(' '))
        .filter(|word| *word == needle || word.strip_suffix('.') == Some(needle))
        .count()
}
