//! Names at random: our verdict is that of rules which are not ours, and real tools take what we take.

use std::collections::BTreeSet;
use std::process::Command;

use create_pyo3::answers::name::module_name;
use create_pyo3::answers::reserved;
use create_pyo3::answers::{self, check};
use create_pyo3::error::Error;
use create_pyo3::questions::{NAME_MAX, question};
use fastrand::Rng;
use serde_json::Value;

use crate::support::{
    Case, Door, Environment, Interpreter, Project, SEED, ask, is_long, isolated, kept, run,
    scratch, write,
};

#[test]
fn are_judged_as_by_an_oracle() {
    let count = if is_long() { 1_000_000 } else { 10_000 };
    let folder = scratch();
    let project = Door::CreatePyo3.render(&Case::of_all_topics("my-project"), folder.path());
    let words = folder.path().join("words.txt");
    write(&words, vocabulary().join(" "));
    let oracle = |questions: &[Value]| ask("name_oracle.py", &[&project, &words], questions);
    // A word that is missing in our lists would never be tried if the names came from those alone.
    let theirs: Vec<String> =
        serde_json::from_value(oracle(&[Value::Null]).remove(0)).expect("a list of words");
    let mut names = theirs.clone();
    names.extend(random_names(count, &[vocabulary(), theirs].concat()));
    let questions: Vec<Value> = names.iter().map(|name| name.as_str().into()).collect();
    let verdicts = oracle(&questions);

    let mut disagreements = Vec::new();
    let mut accepted = 0;
    for (name, oracle) in names.iter().zip(verdicts) {
        let ours = verdict(name);
        accepted += usize::from(ours.is_ok());
        if ours.is_ok() != oracle.is_null() {
            disagreements.push(format!("{name:?}: {ours:?}, the oracle: {oracle}"));
        }
        if let Err(Error::Name { near, .. }) = ours {
            assert!(verdict(&near).is_ok(), "{near} is offered for {name:?}");
        }
    }
    disagreements.sort();
    disagreements.dedup();
    assert!(
        disagreements.is_empty(),
        "{} disagreements: {:#?}",
        disagreements.len(),
        &disagreements[..disagreements.len().min(20)]
    );
    let share = accepted * 100 / count;
    assert!((10..90).contains(&share), "{share} % are accepted");
}

#[test]
fn that_are_taken_are_taken_by_cargo() {
    let workspaces = if is_long() { 40 } else { 1 };
    let names: Vec<String> = taken_names(workspaces * 500);
    for names in names.chunks(500) {
        let folder = scratch();
        let members: Vec<String> = (0..names.len()).map(|index| index.to_string()).collect();
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
        write(&folder.path().join("Cargo.toml"), manifest);
        for (name, member) in names.iter().zip(&members) {
            let member = folder.path().join(member);
            write(&member.join("src/lib.rs"), "");
            let files = Case::new(name).plan();
            let manifest = files.iter().find(|file| file.path == "Cargo.toml");
            let manifest = &manifest.expect("a project has one").contents;
            write(&member.join("Cargo.toml"), manifest);
        }
        let printed = run(isolated(Command::new(env!("CARGO")))
            .args(["metadata", "--no-deps", "--offline", "--format-version=1"])
            .current_dir(folder.path()));
        let printed: Value = serde_json::from_str(&printed).expect("it is JSON");
        let packages = printed["packages"].as_array().expect("there are packages");
        let found: BTreeSet<_> = packages
            .iter()
            .map(|package| {
                let target = package["targets"][0]["name"].as_str();
                (package["name"].as_str(), target.map(str::to_owned))
            })
            .collect();
        let wanted = names
            .iter()
            .map(|name| (Some(name.as_str()), Some(module_name(name))));
        assert_eq!(found, wanted.collect(), "cargo knows the names as we do");
    }
}

/// The names that look most as if they were taken by something else, and then any.
#[test]
fn that_are_taken_build_and_can_be_imported() {
    let count = if is_long() { 50 } else { 3 };
    // Not `rust`, which another test builds at the same time.
    let hard = "none libc cc functions pyo3-ffi syn case HTTPServer a--b_-c9 exceptions stdout starter \
        python src tests main lib union build-script-build panic-unwind release python3 conftest setup x";
    let random = taken_names(count);
    let names = hard
        .split_whitespace()
        .chain(random.iter().map(String::as_str))
        .take(count);
    let interpreter = Interpreter::of_the_tools();
    let environment = Environment::new(&Project::at(&kept("imported-names")), &interpreter);
    for name in names {
        let project = Project::render(&Case::new(name));
        environment.install(&project.build_wheel(&interpreter), &[]);
        let module = module_name(name);
        let printed = run(environment
            .python()
            .args([
                "-c",
                &format!("import {module}; print({module}._core.__name__)"),
            ])
            .current_dir(environment.folder()));
        assert_eq!(printed.trim(), format!("{module}._core"));
    }
}

fn verdict(name: &str) -> Result<(), Error> {
    check(
        question("project_name"),
        &answers::Value::Text(name.to_owned()),
    )
}

/// Names that we take, each another package for cargo.
fn taken_names(count: usize) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut names = random_names(count * 8, &vocabulary());
    names.retain(|name| verdict(name).is_ok() && seen.insert(name.to_lowercase()));
    assert!(names.len() >= count, "{} of {count} names", names.len());
    names.truncate(count);
    names
}

fn vocabulary() -> Vec<String> {
    let groups = reserved::groups().into_iter();
    groups.flat_map(|(_, names)| names).collect()
}

fn random_names(count: usize, words: &[String]) -> Vec<String> {
    let mut rng = Rng::with_seed(SEED);
    (0..count).map(|_| random_name(&mut rng, words)).collect()
}

/// A few letters of any kind, a reserved word or one near it, or a name that is nearly too long.
fn random_name(rng: &mut Rng, words: &[String]) -> String {
    const USUAL: &str = "abcxyzABCXYZ0189-_";
    const HOSTILE: &str = "aZ09-_. /\\\"'{}%$#@+\n\r\t\0é\u{212a}ıſ漢🐍\u{202e}\u{301}²";
    match rng.u8(..8) {
        0 => letters(rng, HOSTILE, 0..6),
        1 | 2 => letters(rng, USUAL, 1..24),
        3 => letters(rng, USUAL, NAME_MAX - 3..NAME_MAX + 4),
        4 => rng.choice(words).expect("there are words").clone(),
        _ => mutated(rng, words, &format!("{USUAL}{HOSTILE}")),
    }
}

fn mutated(rng: &mut Rng, words: &[String], alphabet: &str) -> String {
    let word = rng.choice(words).expect("there are words");
    let mut word: Vec<char> = word.chars().collect();
    let alphabet: Vec<char> = alphabet.chars().collect();
    for _ in 0..rng.u8(1..3) {
        let place = rng.usize(..word.len().max(1));
        let letter = *rng.choice(&alphabet).expect("there are letters");
        match rng.u8(..5) {
            0 => word.insert(place, letter),
            1 if !word.is_empty() => drop(word.remove(place)),
            2 if !word.is_empty() => word[place] = word[place].to_ascii_uppercase(),
            3 => word.extend(['-', letter]),
            _ => {
                word = word
                    .iter()
                    .map(|c| if *c == '_' { '-' } else { *c })
                    .collect()
            }
        }
    }
    word.into_iter().collect()
}

fn letters(rng: &mut Rng, alphabet: &str, length: std::ops::Range<usize>) -> String {
    let alphabet: Vec<char> = alphabet.chars().collect();
    (0..rng.usize(length))
        .map(|_| *rng.choice(&alphabet).expect("there are letters"))
        .collect()
}
