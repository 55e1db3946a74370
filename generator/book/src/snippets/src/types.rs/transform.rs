fn transform(word: &str, reverse: bool, uppercase: bool) -> String {
    let word = if reverse {
        word.chars().rev().collect()
    } else {
        word.to_owned()
    };
    if uppercase { word.to_uppercase() } else { word }
}
