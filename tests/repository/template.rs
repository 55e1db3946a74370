//! The rules of the template.

use create_pyo3::template::{SUFFIX, sources};
use regex_lite::Regex;

use crate::support::{assert_says, pairwise, read_text, repository, subsets};

#[test]
fn templates_stay_in_the_dialect_that_three_engines_share() {
    let tag = Regex::new(r"\{%-?\s*(.*?)\s*-?%\}").expect("a pattern");
    let shared = Regex::new(
        r#"^(if [a-z0-9_]+( (==|!=) "[^"]*")?( (and|or) [a-z0-9_]+( (==|!=) "[^"]*")?)*|else|endif|raw|endraw)$"#,
    )
    .expect("a pattern");
    let output = Regex::new(r"\{\{(.*?)\}\}").expect("a pattern");
    let raw = Regex::new(r"(?s)\{% raw %\}.*?\{% endraw %\}").expect("a pattern");
    for source in sources() {
        let text = String::from_utf8_lossy(&source.contents);
        assert_eq!(
            source.has_markers,
            text.contains("{{") || text.contains("{%"),
            "{}: files with markers end in {SUFFIX}, others do not",
            source.path
        );
        for found in tag.captures_iter(&text) {
            assert!(
                shared.is_match(&found[1]),
                "{}: {} is not shared",
                source.path,
                &found[0]
            );
        }
        assert!(
            !text.contains("{#"),
            "{}: comments are not shared",
            source.path
        );
        let text = format!("{}{}", source.path, raw.replace_all(&text, ""));
        for found in output.captures_iter(&text) {
            let name = found[1].trim();
            let is_name =
                !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            assert!(is_name, "{}: {} is not shared", source.path, &found[0]);
        }
    }
}

#[test]
fn no_marker_is_left_in_any_project() {
    let expression = Regex::new(r"\$\{\{[^}]*\}\}").expect("a pattern");
    for case in subsets().iter().chain(&pairwise()) {
        let given = |text: &str| {
            case.answers
                .iter()
                .any(|(_, value)| format!("{value:?}").contains(text))
        };
        if given("{{") {
            continue;
        }
        for file in case.plan() {
            let text = format!("{}\n{}", file.path, String::from_utf8_lossy(&file.contents));
            let text = expression.replace_all(&text, "");
            // Rust's format strings write a brace as two.
            let has_marker = text.contains("{%") || text.contains("{{ ");
            assert!(!has_marker, "{}: {text}", file.path);
        }
    }
}

#[test]
fn the_template_names_this_version() {
    let answers = sources()
        .into_iter()
        .find(|source| source.path == ".copier-answers.yml");
    let text =
        String::from_utf8_lossy(&answers.as_ref().expect("it is there").contents).into_owned();
    let version = format!("_commit: v{}\n", env!("CARGO_PKG_VERSION"));
    assert_says(&text, &version);
    let source = format!("_src_path: {}.git\n", env!("CARGO_PKG_REPOSITORY"));
    assert_says(&text, &source);
}

#[test]
fn nothing_in_the_template_runs_or_leads_elsewhere() {
    for entry in walkdir::WalkDir::new(repository().join("template")) {
        let entry = entry.expect("the template can be read");
        assert!(
            !entry.path_is_symlink(),
            "{} is a link",
            entry.path().display()
        );
    }
    let configuration = read_text(&repository().join("copier.yml"));
    for needs_trust in ["_tasks", "_migrations", "_jinja_extensions"] {
        assert!(
            !configuration.contains(needs_trust),
            "copier.yml has {needs_trust}"
        );
    }
    for script in ["init.rhai", "pre.rhai"] {
        let text = read_text(&repository().join("template").join(script));
        assert!(!text.contains("system::"), "{script} runs a command");
    }
}
