//! Finds the word that was meant by a misspelt one.

/// Returns the nearest candidate, at most a third of its letters away.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let nearest = candidates.min_by_key(|candidate| strsim::osa_distance(word, candidate))?;
    let most = nearest.len() / 3;
    (strsim::osa_distance(word, nearest) <= most).then_some(nearest)
}
