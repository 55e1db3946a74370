//! The wheel and the sdist hold what they should and nothing else, and a wheel comes out of the sdist.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use create_pyo3::answers::Value;

use crate::support::{
    Case, Environment, Interpreter, Project, assert_says, isolated, kept, python, read_text, run,
    tool, tree_of,
};

#[test]
fn hold_what_they_should() {
    let case = Case::new("distributed").with("abi3", Value::Switch(true));
    let project = Project::render(&case);
    let interpreter = Interpreter::of_the_tools();
    let rendered = tree_of(&project.folder, |path| {
        !path.starts_with(".venv") && path != ".mypy_cache" && path != "Cargo.lock"
    });
    let package: BTreeSet<&str> = rendered
        .keys()
        .filter_map(|path| path.strip_prefix("python/"))
        .collect();

    let wheel = project.build_wheel(&interpreter);
    let listed = list("zipfile", &wheel);
    let (information, files): (Vec<&str>, Vec<&str>) = listed
        .iter()
        .map(String::as_str)
        .partition(|path| path.contains(".dist-info/"));
    let (compiled, files): (Vec<&str>, Vec<&str>) = files
        .into_iter()
        .partition(|path| path.contains("/_core.") && !path.ends_with(".pyi"));
    assert_eq!(compiled.len(), 1, "{listed:?}");
    assert_eq!(package, files.into_iter().collect());
    assert!(
        information
            .iter()
            .any(|path| path.ends_with("/licenses/LICENSE")),
        "{information:?}"
    );
    let script =
        "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())";
    let name = information.iter().find(|path| path.ends_with("/METADATA"));
    let metadata = run(isolated(Command::new(python()))
        .args(["-c", script])
        .arg(&wheel)
        .arg(name.expect("a wheel has metadata")));
    assert_says(&metadata, "\nLicense-Expression: MIT\n");

    let sdists = kept("sdists");
    run(tool("maturin")
        .args(["sdist", "--out"])
        .arg(&sdists)
        .current_dir(&project.folder));
    let sdist = sdists.join("distributed-0.1.0.tar.gz");
    let listed = list("tarfile", &sdist);
    let files: BTreeSet<&str> = listed
        .iter()
        .filter_map(|path| path.strip_prefix("distributed-0.1.0/"))
        .collect();
    // The profile that a wheel is built in goes with the sources.
    let is_for_users = |path: &&str| {
        let is_for_developers = ["AGENTS.md", "CONTRIBUTING.md"].contains(path);
        *path == ".cargo/config.toml" || !path.starts_with('.') && !is_for_developers
    };
    let wanted: BTreeSet<&str> = rendered
        .keys()
        .map(String::as_str)
        .filter(is_for_users)
        .chain(["PKG-INFO", "Cargo.lock"])
        .collect();
    assert_eq!(wanted, files);

    let environment = Environment::new(&project, &interpreter);
    environment.install(&sdist, &["pytest"]);
    environment.assert_tests_pass(&project);

    assert_one_version(&project, &environment);
}

/// pyproject.toml says it, and both the package and its metadata repeat it.
fn assert_one_version(project: &Project, environment: &Environment) {
    let manifest = read_text(&project.folder.join("Cargo.toml"));
    assert!(!manifest.contains("\nversion = "), "{manifest}");
    let version = run(tool("uv")
        .args(["version", "--short"])
        .current_dir(&project.folder));
    assert_eq!(version.trim(), "0.1.0");
    let script = "import distributed, importlib.metadata as m; print(distributed.__version__, m.version('distributed'))";
    let printed = run(environment.python().args(["-c", script]));
    assert_eq!(printed.trim(), "0.1.0 0.1.0");
}

/// The files in an archive, by the standard library's module for it.
fn list(module: &str, archive: &Path) -> Vec<String> {
    let script = match module {
        "zipfile" => {
            "import sys, zipfile; print(*zipfile.ZipFile(sys.argv[1]).namelist(), sep='\\n')"
        }
        _ => "import sys, tarfile; print(*tarfile.open(sys.argv[1]).getnames(), sep='\\n')",
    };
    run(isolated(Command::new(python()))
        .args(["-c", script])
        .arg(archive))
    .lines()
    .map(str::to_owned)
    .collect()
}
