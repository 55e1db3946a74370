//! The scripts of the smoke test, where the programs that they call are recorded.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use create_pyo3::answers::parse_topics;

use crate::support::{
    Case, Door, assert_same, assert_says, cargo_generate, create_folder, create_pyo3, isolated,
    read_text, repository, run, run_to_failure, scratch, sync, template_copy, tools_path, tree,
    write, write_program,
};

/// What the smoke test calls each front door with makes the project that it asks for.
#[test]
fn the_smoke_test_makes_the_same_project_through_each_door() {
    let folder = scratch();
    let root = folder.path().join("root");
    sync(&tree(&template_copy()), &root, |_| false);
    let script = root.join(".github/actions/smoke/render.sh");
    write(&script, read_text(&action("render.sh")));
    for (examples, oldest) in [("default", ""), ("none", "3.10"), ("types,json", "3.12")] {
        let name = format!("with-{}", examples.replace(',', "-"));
        let mut case = Case::new(&name);
        if examples != "default" {
            case = case.with("examples", parse_topics(examples).expect("topics"));
        }
        if !oldest.is_empty() {
            case = case.with_text("python", oldest);
        }
        let expected = tree(&Door::CreatePyo3.render(&case, &folder.path().join("expected")));
        for door in ["create-pyo3", "cargo-generate", "copier"] {
            let place = folder.path().join(door);
            create_folder(&place);
            let called = render(&script, [door, &name, examples, oldest], &place);
            follow(door, &called, &place);
            assert_same(&expected, &tree(&place.join(&name)), door);
        }
    }
    let error = run_to_failure(bash(&script, folder.path()).args(["pip", "name", "default"]));
    assert_says(&error, "no front door is called pip");
}

/// Runs the script and returns what it called cargo with, if it did.
fn render(script: &Path, arguments: [&str; 4], place: &Path) -> Vec<String> {
    let programs = scratch();
    let record = programs.path().join("record");
    for (name, lines) in [
        ("cargo", "printf '%s\\n' \"$@\" > \"$RECORD\""),
        ("uvx", "exec \"$@\""),
    ] {
        write_program(&programs.path().join(name), lines);
    }
    write(&record, "");
    run(bash(script, programs.path())
        .args(arguments)
        .env("RECORD", &record)
        .current_dir(place));
    read_text(&record).lines().map(str::to_owned).collect()
}

/// Does what cargo was called for.
fn follow(door: &str, called: &[String], place: &Path) {
    match door {
        "create-pyo3" => {
            let options = called.iter().skip_while(|word| *word != "--").skip(1);
            run(create_pyo3().args(options).arg("-q").current_dir(place));
        }
        "cargo-generate" => {
            assert_eq!(called[0], "generate");
            let here = place.to_str().expect("a UTF-8 path");
            let options = called[1..].iter();
            let options = options.map(|word| if word == "." { here } else { word }.to_owned());
            cargo_generate(&options.collect::<Vec<_>>()).unwrap_or_else(|error| panic!("{error}"));
        }
        _ => assert!(called.is_empty(), "{called:?}"),
    }
}

#[test]
fn the_newest_versions_take_the_place_of_what_is_asked_for() {
    let folder = scratch();
    let case = Case::new("newest").with_topics(vec!["json"]);
    let project = Door::CreatePyo3.render(&case, folder.path());
    let manifest = project.join("Cargo.toml");
    let wanted = read_text(&manifest);
    let old: Vec<String> = wanted
        .lines()
        .map(|line| match line.starts_with("pyo3 = ") {
            true => "pyo3 = { version = \"0.20\", features = [\"abi3-py310\"] }".to_owned(),
            false => line.to_owned(),
        })
        .collect();
    write(&manifest, old.join("\n"));
    run(isolated(Command::new("bash"))
        .arg(action("newest.sh"))
        .current_dir(&project));
    let renewed = read_text(&manifest);
    assert!(!renewed.contains("0.20"), "{renewed}");
    assert_says(&renewed, "features = [\"abi3-py310\"]");
    let settings = read_text(&project.join("pyproject.toml"));
    assert_says(&settings, "requires = [\"maturin\"]");
    run(isolated(Command::new(env!("CARGO")))
        .args(["metadata", "--quiet", "--locked", "--format-version=1"])
        .current_dir(&project));
}

fn action(name: &str) -> PathBuf {
    repository().join(".github/actions/smoke").join(name)
}

fn bash(script: &Path, programs: &Path) -> Command {
    let mut command = isolated(Command::new("bash"));
    command.arg(script).env("PATH", path_with(programs));
    command
}

/// PATH with these programs and the pinned tools in front.
fn path_with(programs: &Path) -> OsString {
    let folders = std::env::split_paths(&tools_path()).collect::<Vec<_>>();
    std::env::join_paths(std::iter::once(programs.to_owned()).chain(folders))
        .expect("no folder of PATH has a separator in its name")
}
