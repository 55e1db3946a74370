//! Which texts are taken.

use create_pyo3::answers::{Value, check, default};
use create_pyo3::questions::{Kind, QUESTIONS, question};
use regex_lite::Regex;

use crate::support::inputs::{KEPT_TEXTS, REFUSED_TEXTS, person};

fn is_taken(name: &str, text: &str) -> bool {
    check(question(name), &Value::Text(text.to_owned())).is_ok()
}

#[test]
fn that_would_break_a_file_are_refused() {
    for (name, text) in REFUSED_TEXTS {
        assert!(!is_taken(name, text), "{name}: {text:?}");
    }
}

#[test]
fn that_only_look_as_if_they_would_are_taken() {
    for text in KEPT_TEXTS {
        assert!(is_taken("description", text), "{text}");
        let is_no_author = text.contains(['@', '<', '>']);
        assert!(is_no_author || is_taken("author", text), "{text}");
    }
}

#[test]
fn have_a_length_at_which_they_end() {
    for (name, longest, longer) in [
        ("description", "x".repeat(512), "x".repeat(513)),
        ("author", person(128, 64, 189), person(129, 64, 189)),
        ("author", person(128, 64, 189), person(128, 65, 189)),
        ("author", person(128, 64, 189), person(128, 64, 190)),
    ] {
        assert!(is_taken(name, &longest), "{name}");
        assert!(!is_taken(name, &longer), "{name} is too long");
    }
}

/// [`check`] lets them pass without a look.
#[test]
fn that_the_table_itself_gives_match_its_patterns() {
    for question in QUESTIONS {
        let (Kind::Text { pattern, .. }, Value::Text(text)) =
            (&question.kind, default(question, ""))
        else {
            continue;
        };
        let pattern = Regex::new(&format!("^(?:{pattern})$")).expect("a pattern");
        assert!(pattern.is_match(&text), "{}: {text:?}", question.name);
    }
}
