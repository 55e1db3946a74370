//! Every front door refuses the same texts and keeps the same others as they are.

use create_pyo3::answers::{Value, check, default};
use create_pyo3::questions::{Kind, QUESTIONS, question};
use regex_lite::Regex;

use crate::support::{
    Case, Door, assert_same, copier_arguments, copier_many, create_pyo3, refusal_of_cargo_generate,
    refusals_of_copier, run_to_failure, scratch, template_copy, tool, tree,
};

/// What other programs would run, drop, or take for something else than text.
const KEPT: &[&str] = &[
    "{{7*7}}",
    "${{ github.token }}",
    "{% raw %} {{ project_name }} {# no #}",
    "$(id) `id` %s {0} $HOME",
    "👩\u{200d}🚀 é e\u{301} 漢字 עברית ﷺ",
    "null",
    "~",
    "yes",
    "1e3",
    "[a, b]",
    "{a: b}",
    "- x: y",
    "# x",
    "'x''",
    "!x &y *z | >",
    "@x, %y",
    "```",
    "<!-- x",
    "<script>",
    "[x]: y",
    "---",
    "''' + 1 #",
];

/// 100 kB, which a command line still takes.
const TOO_LONG: &str = match str::from_utf8(&[b'x'; 100_000]) {
    Ok(text) => text,
    Err(_) => panic!("it is ASCII"),
};

const REFUSED: &[(&str, &str)] = &[
    ("description", "say \"hi\""),
    ("description", "C:\\temp"),
    ("description", "trails\u{3000}"),
    ("description", "bell\u{7}"),
    ("description", "right\u{202e}left"),
    ("description", "two\nlines"),
    ("description", "two\r\nlines"),
    ("description", "ends\n"),
    ("description", "x\"\"\" + 1 #"),
    ("description", "mark\u{200f}"),
    ("description", TOO_LONG),
    ("author", TOO_LONG),
    ("author", "a@b"),
    ("author", "Ada <>"),
    ("author", "Ada <ada@example.org> and more"),
    ("author", "Ada  <ada@@example.org>"),
    ("author", "<ada@example.org>"),
    ("author", "Ada\u{200f}"),
    ("license", "GPL"),
    ("license", "mit"),
    ("ci", "gitlab"),
    ("python", "3.1"),
    ("python", "3.9"),
];

#[test]
fn that_would_break_a_file_are_refused_by_each_front_door() {
    let cases = REFUSED
        .iter()
        .map(|(name, text)| Case::new("my-project").with_text(name, text));
    let cases: Vec<Case> = cases.collect();
    let refusals = refusals_of_copier(&cases);
    for (((name, text), case), from_copier) in REFUSED.iter().zip(cases).zip(refusals) {
        let folder = scratch();
        let option = format!("--{name}={text}");
        let refusal = run_to_failure(
            create_pyo3()
                .args(["my-project", &option])
                .current_dir(folder.path()),
        );
        assert!(
            refusal.contains(&format!("--{name} ")),
            "{option:?}: {refusal}"
        );
        let accepted = ["expected ", "possible values: "];
        assert!(
            accepted.iter().any(|it| refusal.contains(it)),
            "{option:?}: {refusal}"
        );
        let left = folder.path().read_dir().expect("a scratch folder").count();
        assert_eq!(left, 0, "{option:?} left something");
        assert!(
            from_copier.contains(name),
            "copier, {option:?}: {from_copier}"
        );
        let error = refusal_of_cargo_generate(&case, folder.path());
        // It takes no line break in an argument, and does not come to the question.
        let refusal = match text.contains('\n') {
            true => format!("Failed to parse value: {name}="),
            false => format!("is not a valid value for {name}"),
        };
        assert!(error.contains(&refusal), "{option:?}: {error}");
        // It has made the folder by then.
        assert_eq!(tree(folder.path()).len(), 0, "{option:?} left something");
    }
}

#[test]
fn that_only_look_as_if_they_would_are_kept_by_each_front_door() {
    let described = |text: &str| Case::new("my-project").with_text("description", text);
    let mut cases: Vec<Case> = Vec::new();
    for text in KEPT {
        let case = described(text);
        let is_no_author = text.contains(['@', '<', '>']);
        cases.push(if is_no_author {
            case
        } else {
            case.with_text("author", text)
        });
    }
    cases.push(described(&"x".repeat(512)));
    cases.push(described(&"漢".repeat(512)).with_text("author", &person(128, 64, 189)));
    let folder = scratch();
    let from_copier = copier_many(&cases, &folder.path().join("copier"));
    for (case, from_copier) in cases.iter().zip(from_copier) {
        let files = case.plan().into_iter();
        let ours = files
            .map(|file| (file.path, file.contents.into_owned()))
            .collect();
        assert_same(&ours, &tree(&from_copier), &format!("copier, {case:?}"));
        let below = scratch();
        let project = Door::CargoGenerate.render(case, below.path());
        assert_same(&ours, &tree(&project), &format!("cargo-generate, {case:?}"));
        for (path, question) in [("pyproject.toml", "description"), ("Cargo.toml", "author")] {
            let (text, file) = (case.text(question), String::from_utf8_lossy(&ours[path]));
            let is_kept = text.is_empty() || file.contains(&format!("\"{text}\""));
            assert!(is_kept, "{text:?} is not in {file}");
        }
    }
}

#[test]
fn that_are_a_little_too_long_are_refused() {
    for (name, text) in [
        ("description", "x".repeat(513)),
        ("author", person(129, 64, 189)),
        ("author", person(128, 65, 189)),
        ("author", person(128, 64, 190)),
    ] {
        let verdict = check(question(name), &Value::Text(text));
        assert!(verdict.is_err(), "{name} is too long");
    }
}

/// An author whose name has that many characters, and whose address has that many around the @.
fn person(name: usize, local: usize, domain: usize) -> String {
    let [name, local, domain] = [name, local, domain].map(|length| "x".repeat(length));
    format!("{name} <{local}@{domain}>")
}

/// The variables that nobody is asked for cannot be given either.
#[test]
fn what_follows_from_the_answers_cannot_be_contradicted() {
    for definition in [
        "mit=false",
        "module_name=evil",
        "starter=true",
        "json=false",
    ] {
        let folder = scratch();
        let project = folder.path().join("copier");
        let arguments = copier_arguments(&Case::new("my-project"), &template_copy(), &project);
        let (command, rest) = arguments.split_first().expect("a command");
        let error = run_to_failure(tool("copier").args([command, "-d", definition]).args(rest));
        assert!(error.contains("it follows from"), "{definition}: {error}");
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
