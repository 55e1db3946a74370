//! The scripts of the workflows, where the programs that they call are recorded or made up.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use create_pyo3::answers::parse_topics;

use crate::support::{
    Case, Door, assert_same, cargo_generate, create_pyo3, isolated, kept, read_text, repository,
    run, run_to_failure, scratch, sync, template_copy, tool, tools_path, tree, write,
};

/// What the smoke test calls each front door with makes the project that it asks for.
#[test]
fn the_smoke_test_makes_the_same_project_through_each_door() {
    let folder = scratch();
    let root = folder.path().join("root");
    sync(&tree(&template_copy()), &root, |_| false);
    let script = root.join(".github/actions/smoke/render.sh");
    write(&script, &read_text(&action("render.sh")));
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
            fs::create_dir_all(&place).expect("a scratch folder");
            let called = render(&script, [door, &name, examples, oldest], &place);
            follow(door, &called, &place);
            assert_same(&expected, &tree(&place.join(&name)), door);
        }
    }
    let error = run_to_failure(bash(&script, folder.path()).args(["pip", "name", "default"]));
    assert!(error.contains("no front door is called pip"), "{error}");
}

/// Runs the script and returns what it called cargo with, if it did.
fn render(script: &Path, arguments: [&str; 4], place: &Path) -> Vec<String> {
    let programs = scratch();
    let record = programs.path().join("record");
    program(
        programs.path(),
        "cargo",
        "printf '%s\\n' \"$@\" > \"$RECORD\"",
    );
    program(programs.path(), "uvx", "exec \"$@\"");
    fs::write(&record, "").expect("a scratch folder");
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
    fs::write(&manifest, old.join("\n")).expect("a scratch folder");
    run(isolated(Command::new("bash"))
        .arg(action("newest.sh"))
        .current_dir(&project));
    let renewed = read_text(&manifest);
    assert!(!renewed.contains("0.20"), "{renewed}");
    assert!(renewed.contains("features = [\"abi3-py310\"]"), "{renewed}");
    assert!(read_text(&project.join("pyproject.toml")).contains("requires = [\"maturin\"]"));
    run(isolated(Command::new(env!("CARGO")))
        .args(["metadata", "--quiet", "--locked", "--format-version=1"])
        .current_dir(&project));
}

#[test]
fn an_issue_is_opened_once() {
    let programs = scratch();
    program(
        programs.path(),
        "gh",
        "case \"$1 $2\" in
  'issue list') cat \"$ISSUES\" ;;
  'issue create') echo \"$4\" >> \"$ISSUES\"; echo \"$6\" > \"$ISSUES.text\" ;;
  *) exit 1 ;;
esac",
    );
    let issues = programs.path().join("issues");
    fs::write(&issues, "The newest versions\n").expect("a scratch folder");
    for _ in 0..2 {
        let script = format!(
            "echo 'See there' | '{}' 'The newest versions break it'",
            repository().join(".github/report.sh").display()
        );
        run(isolated(Command::new("bash"))
            .args(["-c", &script])
            .env("PATH", path_with(programs.path()))
            .env("ISSUES", &issues));
    }
    assert_eq!(
        read_text(&issues),
        "The newest versions\nThe newest versions break it\n"
    );
    assert_eq!(
        read_text(&programs.path().join("issues.text")),
        "See there\n"
    );
}

#[test]
fn what_is_in_python_is_typed_and_clean() {
    let script = repository().join(".github/release.py");
    let lint = ["check", "--quiet", "--isolated", "--target-version=py310"];
    run(tool("ruff").args(lint).arg(&script));
    let layout = ["format", "--quiet", "--check", "--line-length=120"];
    run(tool("ruff").args(layout).arg("--isolated").arg(&script));
    run(tool("mypy")
        .args(["--strict", "--cache-dir"])
        .arg(kept("mypy"))
        .arg(&script));
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
fn path_with(programs: &Path) -> std::ffi::OsString {
    let folders = std::env::split_paths(&tools_path()).collect::<Vec<_>>();
    std::env::join_paths(std::iter::once(programs.to_owned()).chain(folders))
        .expect("no folder of PATH has a separator in its name")
}

/// A program of a few lines of shell.
fn program(folder: &Path, name: &str, lines: &str) {
    let path = folder.join(name);
    fs::write(&path, format!("#!/bin/sh\n{lines}\n")).expect("a scratch folder");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("our own file");
    }
}
