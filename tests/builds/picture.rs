//! The picture of a terminal in the README and the book: a session that really ran.

use std::path::Path;
use std::process::Command;

use anstyle_svg::{Term, WIN10_CONSOLE};
use regex_lite::Regex;

use crate::support::{
    in_haste, installed_path, is_stale, isolated, python, repository, run, scratch,
};

const COLUMNS: &str = "64";
const PICTURE: &str = "generator/book/src/images/terminal.svg";

/// What one types, and where.
const SESSION: &[(&str, &str)] = &[
    (".", "create-pyo3 my-project --yes"),
    ("my-project", "uv run pytest --quiet"),
    (
        "my-project",
        "uv run python -c 'from my_project import *; print(multiply(6, 7))'",
    ),
];

#[test]
fn it_shows_what_really_happens() {
    let folder = scratch();
    let mut session = String::new();
    for (place, line) in SESSION {
        session += &format!("\x1b[32m$\x1b[0m \x1b[1m{line}\x1b[0m\n");
        session += &typed(&folder.path().join(place), line);
        session += "\n";
    }
    let picture = Term::new()
        .palette(WIN10_CONSOLE)
        .min_width_px(0)
        .render_svg(session.trim_end());
    assert!(
        !is_stale(&repository().join(PICTURE), picture.as_bytes()),
        "{PICTURE} is stale; run `cargo run --example renew`"
    );
}

/// What the line prints, in color, without what uv says to stderr and without the seconds that the tests took.
fn typed(folder: &Path, line: &str) -> String {
    let mut command = isolated(Command::new("sh"));
    command
        .args(["-c", line])
        .env("PATH", installed_path())
        .env("UV_PYTHON", python())
        .env("CLICOLOR_FORCE", "1")
        .env("FORCE_COLOR", "1")
        .env("COLUMNS", COLUMNS)
        .current_dir(folder);
    let printed = run(in_haste("uv", &mut command));
    // The command that repeats a run is too wide.
    let shown = printed.split("\nThe same project again").next();
    let seconds = Regex::new(r" in [0-9.]+s").expect("a pattern");
    seconds.replace_all(shown.expect("a part"), "").into_owned()
}
