//! Every front door takes and refuses the same names and texts.

use crate::support::inputs::{KEPT_TEXTS, REFUSED_NAMES, REFUSED_TEXTS, TAKEN_NAMES, person};
use crate::support::{
    Case, Door, assert_same, assert_says, copier_arguments, copier_many, create_folder,
    create_pyo3_in, names_in, read_text, refusal_of_cargo_generate, refusals_of_copier,
    run_to_failure, scratch, template_copy, tool, tree,
};

#[test]
fn names_that_cannot_work_are_refused() {
    let folder = scratch();
    let cases = REFUSED_NAMES.iter().map(|(name, _)| Case::new(name));
    let cases: Vec<Case> = cases.collect();
    let refusals = refusals_of_copier(&cases);
    for (((name, near), case), from_copier) in REFUSED_NAMES.iter().zip(cases).zip(refusals) {
        let assert_refused = |door: &str, error: &str| {
            let mut words = error.split_whitespace();
            let is_offered = words.any(|word| {
                word.trim_start_matches("project_name=")
                    .trim_end_matches('`')
                    == *near
            });
            assert!(
                is_offered,
                "{door} does not offer {near} for {name:?}: {error}"
            );
        };
        let ours = run_to_failure(&mut create_pyo3_in(
            folder.path(),
            &["target", &format!("--name={name}")],
        ));
        assert_refused("create-pyo3", &ours);
        assert_refused("copier", &from_copier);
        let from_cargo_generate = refusal_of_cargo_generate(&case, folder.path());
        assert_refused("cargo-generate", &from_cargo_generate);
        let left = names_in(folder.path());
        assert!(left.is_empty(), "{name:?} left {left:?} behind");
    }
}

#[test]
fn names_that_work_are_taken() {
    let cases: Vec<Case> = TAKEN_NAMES.iter().map(|name| Case::new(name)).collect();
    let folder = scratch();
    let from_copier = copier_many(&cases, &folder.path().join("copier"));
    for (case, from_copier) in cases.iter().zip(from_copier) {
        let [ours, from_cargo_generate] = [Door::CreatePyo3, Door::CargoGenerate].map(|door| {
            let below = folder.path().join(format!("{door:?}"));
            create_folder(&below);
            door.render(case, &below)
        });
        for project in [ours, from_cargo_generate, from_copier] {
            let manifest = read_text(&project.join("Cargo.toml"));
            assert_says(&manifest, &format!("name = \"{}\"\n", case.project_name()));
        }
    }
}

#[test]
fn texts_that_would_break_a_file_are_refused() {
    let cases = REFUSED_TEXTS
        .iter()
        .map(|(name, text)| Case::new("my-project").with_text(name, text));
    let cases: Vec<Case> = cases.collect();
    let refusals = refusals_of_copier(&cases);
    for (((name, text), case), from_copier) in REFUSED_TEXTS.iter().zip(cases).zip(refusals) {
        let folder = scratch();
        let option = format!("--{name}={text}");
        let refusal = run_to_failure(&mut create_pyo3_in(folder.path(), &["my-project", &option]));
        assert_says(&refusal, &format!("--{name}"));
        let left = names_in(folder.path());
        assert!(left.is_empty(), "{option:?} left {left:?} behind");
        assert_says(&from_copier, name);
        let error = refusal_of_cargo_generate(&case, folder.path());
        // It takes no line break in an argument, and does not come to the question.
        let refusal = match text.contains('\n') {
            true => format!("Failed to parse value: {name}="),
            false => format!("is not a valid value for {name}"),
        };
        assert_says(&error, &refusal);
        // It has made the folder by then.
        assert!(tree(folder.path()).is_empty(), "{option:?} left something");
    }
}

#[test]
fn texts_that_only_look_as_if_they_would_are_kept() {
    let described = |text: &str| Case::new("my-project").with_text("description", text);
    let mut cases: Vec<Case> = Vec::new();
    for text in KEPT_TEXTS {
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
        assert_says(&error, "it follows from");
    }
}
