//! The name of a project: whether it is possible, and one near it that is. The scripts of the other front doors
//! find the same one.

use super::{matches, reserved};
use crate::error::{Error, Result, shorten};
use crate::questions::{NAME_EXPECTED, NAME_MAX, NAME_PATTERN};

/// Stands before what cannot stand alone. No reserved name begins with it.
pub const PREFIX: &str = "my-";
/// Where nothing of the name can be kept.
pub const OTHERWISE: &str = "my-project";
/// What is left for the name where the prefix has to go before it.
pub const LONGEST: usize = NAME_MAX - PREFIX.len();

/// The name with `-` for what is not possible in it, and with `my-` in front where it would still be refused.
pub fn near(name: &str) -> String {
    let is_possible = |c: char| c.is_ascii_alphanumeric() || is_joint(c);
    let parts = name.split(|c| !is_possible(c));
    let joined = parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    let kept: String = joined
        .trim_matches(is_joint)
        .chars()
        .take(LONGEST)
        .collect();
    let kept = kept.trim_end_matches(is_joint);
    if kept.is_empty() {
        OTHERWISE.to_owned()
    } else if kept.starts_with(|c: char| c.is_ascii_digit())
        || reserved::reason(&module_name(kept)).is_some()
    {
        format!("{PREFIX}{kept}")
    } else {
        kept.to_owned()
    }
}

fn is_joint(c: char) -> bool {
    matches!(c, '-' | '_')
}

/// Refuses a name that no package can have, and offers one near it.
pub fn check_name(name: &str) -> Result<()> {
    let refused = |rule: String| Error::Name {
        name: shorten(name),
        rule,
        near: near(name),
    };
    if !matches(NAME_PATTERN, name) {
        return Err(refused(format!("expected {NAME_EXPECTED}")));
    }
    if name.len() > NAME_MAX {
        return Err(refused(format!(
            "it has {} characters, at most {NAME_MAX} are possible",
            name.len()
        )));
    }
    match reserved::reason(&module_name(name)) {
        Some(because) => Err(refused(format!("`{}` is {because}", module_name(name)))),
        None => Ok(()),
    }
}

/// The name of the package to import.
pub fn module_name(project_name: &str) -> String {
    project_name.to_lowercase().replace('-', "_")
}
