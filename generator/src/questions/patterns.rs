//! What a line of text, a person and a web page may look like, as regular expressions for every front door.

/// `"`, `\`, control characters and the invisible ones that reorder text. Text without them stands in
/// TOML, YAML and Markdown as it is, so no template has to escape it. In Markdown it goes behind a `>`: what
/// it opens, a fence or a comment, ends with that line, so nothing has to be refused for Markdown's sake.
macro_rules! unsafe_characters {
    () => {
        r#""\\\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff"#
    };
}

/// White space, which some front doors take away at the ends of an answer.
macro_rules! spaces {
    () => {
        r" \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
    };
}

/// Text of characters that are not in `$unsafe`, with no white space at its ends: at most `$inner` and two.
macro_rules! trimmed {
    ($unsafe:expr, $inner:literal) => {
        concat!(
            "[^",
            $unsafe,
            spaces!(),
            "](?:[^",
            $unsafe,
            "]{0,",
            $inner,
            "}[^",
            $unsafe,
            spaces!(),
            "])?"
        )
    };
}

// PyPI takes 512 characters as a summary. RFC 5321 has the limits of an address: 64 before the @, 254 in all.
pub const LINE: &str = concat!("(?:", trimmed!(unsafe_characters!(), 510), ")?");
pub const PERSON: &str = concat!(
    "(?:",
    trimmed!(concat!("<>@", unsafe_characters!()), 126),
    "(?: <[^<>@",
    unsafe_characters!(),
    spaces!(),
    "]{1,64}@[^<>@",
    unsafe_characters!(),
    spaces!(),
    "]{1,189}>)?)?"
);

/// Without a user, who may have a password, and in characters that no file has to escape.
pub const PAGE: &str = "(?:https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]+)?(?:/[A-Za-z0-9._~+-]+)+)?";
