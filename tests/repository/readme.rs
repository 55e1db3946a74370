//! The README says what is so.

use create_pyo3::frontends::{MARKERS, options_table};

use crate::support::{
    assert_between, create_folder, create_pyo3_in, installed_path, is_stale, read_text, repository,
    run, scratch,
};

#[test]
fn its_table_of_options_follows_from_the_questions() {
    assert_between(MARKERS, &options_table());
}

#[test]
fn its_transcript_is_what_is_printed() {
    let folder = scratch();
    let checkout = folder.path().join("create-pyo3");
    create_folder(&checkout);
    let printed =
        run(create_pyo3_in(&checkout, &["../my-project", "--yes"]).env("PATH", installed_path()));
    let path = repository().join("README.md");
    let text = read_text(&path);
    let (before, rest) = text
        .split_once("```text\n")
        .expect("README.md has a transcript");
    let (_, after) = rest.split_once("```").expect("and it ends");
    // The command that repeats a run is too long to be read here.
    let (shown, _) = printed
        .split_once("\nThe same project again")
        .expect("it can be repeated");
    let wanted = format!("{before}```text\n{shown}```{after}");
    assert!(
        !is_stale(&path, wanted.as_bytes()),
        "the transcript is stale; run `cargo run --example renew`"
    );
}

#[test]
fn it_names_every_option_and_command() {
    let text = read_text(&repository().join("README.md"));
    let command = create_pyo3::cli::command();
    let options = command.get_arguments().filter_map(clap::Arg::get_long);
    for option in options.filter(|option| !["help", "version"].contains(option)) {
        assert!(
            text.contains(&format!("--{option}")),
            "README.md does not name --{option}"
        );
    }
    for command in command.get_subcommands() {
        let name = command.get_name();
        let is_named = [format!("create-pyo3 {name}"), format!("`{name}")];
        assert!(
            is_named.iter().any(|it| text.contains(it)),
            "README.md does not name the command {name}"
        );
    }
}

#[test]
fn its_lines_fit() {
    for file in ["README.md", "generator/README.md"] {
        let text = read_text(&repository().join(file));
        let is_prose = |line: &&str| !line.starts_with('|') && !line.contains("://");
        for line in text.lines().filter(is_prose) {
            assert!(line.chars().count() <= 100, "{file}: {line}");
        }
    }
}

#[test]
fn it_is_short() {
    let text = read_text(&repository().join("README.md"));
    let words = text.split_whitespace().count();
    assert!(
        words < 1_300,
        "{words} words are too many; the book or CONTRIBUTING can have some"
    );
    let first = text.lines().position(|line| line == "```console");
    assert!(
        first.is_some_and(|line| line < 15),
        "the first command is not on the first screen"
    );
}

#[test]
fn its_links_lead_somewhere() {
    let text = read_text(&repository().join("README.md"));
    for target in links(&text).filter(|target| !target.contains("://")) {
        assert!(
            repository().join(target).exists(),
            "README.md links to {target}"
        );
    }
}

/// On crates.io and PyPI, links have to be whole.
#[test]
fn the_links_of_the_registries_lead_somewhere() {
    let text = read_text(&repository().join("generator/README.md"));
    let address = env!("CARGO_PKG_REPOSITORY");
    for target in links(&text) {
        let path = match target.strip_prefix(address) {
            Some(path) => path
                .trim_start_matches("/blob/main/")
                .trim_start_matches("/tree/main/"),
            None => "",
        };
        let is_there = path.starts_with('#') || repository().join(path).exists();
        assert!(
            target.starts_with("https://") && is_there,
            "generator/README.md links to {target}"
        );
    }
}

fn links(text: &str) -> impl Iterator<Item = &str> {
    let rests = text.split("](").skip(1);
    rests.filter_map(|rest| Some(rest.split_once(')')?.0))
}
