//! Every front door refuses the same texts; that they keep the others as they are, the pairs of
//! answers in `front_doors` show.

use crate::support::{
    Case, copier_arguments, create_pyo3, refusal_of_cargo_generate, run_to_failure, scratch,
    template_copy, tool,
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
    for (name, text) in REFUSED {
        let folder = scratch();
        let case = Case::new("my-project").with_text(name, text);
        let option = format!("--{name}={text}");
        run_to_failure(
            create_pyo3()
                .args(["my-project", &option])
                .current_dir(folder.path()),
        );
        let project = folder.path().join("copier");
        let arguments = copier_arguments(&case, &template_copy(), &project);
        let error = run_to_failure(tool("copier").args(arguments));
        assert!(error.contains(name), "copier, {option:?}: {error}");
        let error = refusal_of_cargo_generate(&case, folder.path());
        assert!(
            error.contains(name) || error.contains("Failed to parse value"),
            "{option:?}: {error}"
        );
        assert!(!project.exists(), "copier wrote something for {option:?}");
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
        assert!(error.contains("it follows from"), "{definition}: {error}");
    }
}
