//! A command that was probably meant by what was written in its place, where the path of a project may stand.

use std::path::Path;

/// Below this many letters, too many words are one edit apart.
const LEAST: usize = 4;

/// Commands below this many letters have many words beside them: `list`, `gist`, `lint`, `last`.
const LONG: usize = 6;

/// One edit away from a command, but words of their own.
const WORDS: &[&str] = &["remote", "states", "stats", "statue", "statues", "stratus"];

/// Whether it is how other programs call what ours does without a command.
pub fn is_of_others(word: &str) -> bool {
    ["new", "init", "create"].contains(&word)
}

/// What was meant by a word that stands alone.
///
/// One edit makes a command of it: a letter more, less, another or two in each other's place. A project may
/// have any other name, and one that begins with a command (`updater`), is too short (`ad`) or a word of its
/// own (`remote`). So may one whose folder is there.
pub fn command<'a>(word: &str, commands: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() < LEAST || WORDS.contains(&word) || Path::new(word).exists() {
        return None;
    }
    let is_meant = |command: &&str| {
        strsim::osa_distance(word, command) == 1
            && !word.starts_with(command)
            && command.len() >= LEAST
            && (command.len() >= LONG || is_swapped(word, command))
    };
    commands.into_iter().find(is_meant)
}

/// Whether the two have the same letters.
fn is_swapped(word: &str, command: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(word) == sorted(command)
}
