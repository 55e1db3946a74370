//! How an option is written.

use super::{Default, Kind, Question};

/// How an option of the table is written, and what holds without it.
pub fn usage(question: &Question) -> (String, String) {
    let flag = question.flag;
    let usage = match question.kind {
        Kind::Name => format!("--{flag} NAME"),
        Kind::Text { metavar, .. } => format!("--{flag} \"{metavar}\""),
        Kind::Choice { options } => format!("--{flag} {}", options.join("|")),
        Kind::Topics => format!("--{flag} all|none|LIST"),
        Kind::Switch => format!("--{flag}, --no-{flag}"),
    };
    let default = match question.default {
        Default::Text(text) => text.to_owned(),
        Default::Switch(on) => format!("--{}{flag}", if on { "" } else { "no-" }),
        Default::Topics(topics) => topics.join(","),
        Default::Path => "the last part of PATH".to_owned(),
        Default::Git => "git's user.name and user.email".to_owned(),
        Default::Remote => "git's remote".to_owned(),
    };
    (usage, default)
}
