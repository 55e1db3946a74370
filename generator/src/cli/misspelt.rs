//! Finds the command that was meant by a word in the place of a project's path.

use std::path::Path;

/// Too many words are one edit from a shorter command: `list`, `gist`, `lint`, `last`.
const SHORTEST: usize = 5;

/// Returns true for `new`, `init` and `create`, commands of similar tools.
pub fn is_foreign_command(word: &str) -> bool {
    ["new", "init", "create"].contains(&word)
}

/// Returns the command that is one edit away: a letter more, less or another, or two swapped.
///
/// A project may have the name of an existing folder, or one that begins with a command (`updater`).
pub fn intended_command<'a>(
    word: &str,
    mut commands: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    if Path::new(word).exists() {
        return None;
    }
    commands.find(|command| {
        command.len() >= SHORTEST
            && strsim::osa_distance(word, command) == 1
            && !word.starts_with(command)
    })
}
