//! Every front door takes and refuses the same names.

use create_pyo3::answers::reserved;
use create_pyo3::answers::{Value, check};
use create_pyo3::error::Error;
use create_pyo3::questions::question;

use crate::support::{
    Case, Door, copier_many, create_pyo3, read_text, refusal_of_cargo_generate, refusals_of_copier,
    run_to_failure, scratch,
};

const REFUSED: &[&str] = &[
    "",
    "1st",
    "-dash",
    "dash-",
    "under_",
    "a.b",
    "a b",
    "a/b",
    "naïve",
    "K\u{212a}",
    "json",
    "Type",
    "gen",
    "self",
    "serde-json",
    "pyo3",
    "test",
    "con",
    "std",
    "x\n",
    "test-functions",
    "--",
    "9",
    "_a b__c_",
    "\u{202e}json",
];

#[test]
fn that_cannot_work_are_refused_by_each_front_door() {
    let folder = scratch();
    let longest = "n".repeat(65);
    let names: Vec<&str> = REFUSED.iter().copied().chain([longest.as_str()]).collect();
    let cases: Vec<Case> = names.iter().map(|name| Case::new(name)).collect();
    let refusals = refusals_of_copier(&cases);
    for ((name, case), from_copier) in names.into_iter().zip(cases).zip(refusals) {
        let near = near(name);
        let assert_offered = |door: &str, error: &str| {
            let is_offered = error.split_whitespace().any(|word| {
                let word = word.trim_start_matches("project_name=");
                word == near
            });
            assert!(
                is_offered,
                "{door} does not offer {near} for {name:?}: {error}"
            );
        };
        let error = run_to_failure(
            create_pyo3()
                .arg("target")
                .arg(format!("--name={name}"))
                .current_dir(folder.path()),
        );
        assert!(error.contains("cannot be the name"), "{name:?}: {error}");
        assert_offered("ours", &error);
        assert!(
            from_copier.contains("project_name"),
            "{name:?}: {from_copier}"
        );
        assert_offered("copier", &from_copier);
        let error = refusal_of_cargo_generate(&case, folder.path());
        assert_offered("cargo-generate", &error);
        assert!(error.contains("cannot be the name"), "{name:?}: {error}");
        let left: Vec<_> = std::fs::read_dir(folder.path())
            .expect("a scratch folder")
            .collect();
        assert!(left.is_empty(), "{name:?} left something behind: {left:?}");
    }
}

#[test]
fn that_work_are_taken_by_each_front_door() {
    let longest = "n".repeat(64);
    let names = [
        "x",
        "rust",
        "A",
        "a--b_-c9",
        "HTTPServer",
        "py3-2go",
        "structs",
        longest.as_str(),
    ];
    let cases = names.map(Case::new);
    let folder = scratch();
    let from_copier = copier_many(&cases, &folder.path().join("copier"));
    for ((name, case), from_copier) in names.into_iter().zip(cases).zip(from_copier) {
        let [ours, from_cargo_generate] = [Door::CreatePyo3, Door::CargoGenerate].map(|door| {
            let below = folder.path().join(format!("{door:?}"));
            std::fs::create_dir_all(&below).expect("a scratch folder");
            door.render(&case, &below)
        });
        for project in [ours, from_cargo_generate, from_copier] {
            let manifest = read_text(&project.join("Cargo.toml"));
            assert!(
                manifest.contains(&format!("name = \"{name}\"\n")),
                "{name} was renamed in {}: {manifest}",
                project.display()
            );
        }
    }
}

#[test]
fn that_are_reserved_are_written_as_modules_are() {
    for (_, names) in reserved::groups() {
        for name in names {
            assert_eq!(
                name,
                name.to_lowercase().replace('-', "_"),
                "it could never match"
            );
        }
    }
}

/// The name that our own error offers.
fn near(name: &str) -> String {
    let verdict = check(question("project_name"), &Value::Text(name.to_owned()));
    let Err(Error::Name { near, .. }) = verdict else {
        panic!("{name:?} is not refused: {verdict:?}");
    };
    near
}
