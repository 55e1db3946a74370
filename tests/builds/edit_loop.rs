//! Edit, build, test: an edit compiles the project alone, and what runs is never older than the sources.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{
    Case, Project, alone, assert_says, isolated, kept, names_in, python, read, read_text,
    remove_file, run, run_to_failure, scratch, sync, tool, tools_path, tree, write, write_program,
};

/// A project whose calls of rustc are recorded. What it compiles is kept for the next run of the tests.
pub struct Recorded {
    folder: PathBuf,
    target: PathBuf,
    record: PathBuf,
    wrapper: PathBuf,
    _programs: tempfile::TempDir,
}

impl Recorded {
    /// A project that exists.
    pub fn of(folder: PathBuf, target: PathBuf) -> Self {
        let programs = scratch();
        let [wrapper, record] = ["rustc", "record"].map(|name| programs.path().join(name));
        write_program(&wrapper, "echo \"$*\" >> \"$RECORD\"\nexec \"$@\"");
        Self {
            folder,
            target,
            record,
            wrapper,
            _programs: programs,
        }
    }

    fn new(name: &str) -> Self {
        let case = Case::new(name).with_topics(Vec::new());
        let folder = Project::render(&case).folder;
        let project = Self::of(folder, kept("build-loop").join(name));
        // The environment is that of the last run, the module is gone.
        run(&mut project.uv(&["sync", "--quiet", "--reinstall-package", name]));
        project.compiled();
        project
    }

    /// The command in the project's folder, as its user has it.
    fn prepared(&self, mut command: Command, arguments: &[&str]) -> Command {
        command
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("RUSTC_WRAPPER", &self.wrapper)
            .env("RECORD", &self.record)
            .env("UV_PYTHON", python())
            .env("PATH", tools_path());
        command
    }

    pub fn uv(&self, arguments: &[&str]) -> Command {
        self.prepared(tool("uv"), arguments)
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        self.prepared(isolated(Command::new(env!("CARGO"))), arguments)
    }

    /// The calls of rustc that compiled a crate, since this was asked last.
    pub fn compiled(&self) -> Vec<Call> {
        let text = fs::read_to_string(&self.record).unwrap_or_default();
        let _ = fs::remove_file(&self.record);
        let calls = text.lines().filter_map(|line| {
            let (_, rest) = line.split_once("--crate-name ")?;
            let name = rest.split(' ').next()?.to_owned();
            // What cargo asks rustc about itself.
            let is_query = name == "___";
            (!is_query).then(|| Call {
                name,
                line: line.to_owned(),
            })
        });
        calls.collect()
    }

    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = self.compiled().into_iter().map(|call| call.name).collect();
        names.sort();
        names.dedup();
        names
    }

    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let path = self.folder.join(path);
        let text = read_text(&path);
        assert!(text.contains(from), "{}: no {from:?}", path.display());
        write(&path, text.replacen(from, to, 1));
    }
}

pub struct Call {
    name: String,
    line: String,
}

/// uv's build, `maturin develop`, `cargo test` and clippy in turn, as one works.
#[test]
fn no_dependency_is_compiled_twice() {
    let project = Recorded::new("in-turn");
    let environment = project.folder.join(".venv");
    let round = || {
        [
            project.uv(&["run", "pytest", "--quiet"]),
            project.cargo(&["test", "--quiet"]),
            project.cargo(&["clippy", "--quiet", "--all-targets", "--", "-D", "warnings"]),
            project.prepared(tool("maturin"), &["develop", "--quiet", "--uv"]),
        ]
        .map(|mut command| {
            run(command.env("VIRTUAL_ENV", &environment));
            project.names()
        })
    };
    round();
    for number in 0..2 {
        project.edit("src/starter.rs", "//!", &format!("//! {number}\n//!"));
        let [uv, test, clippy, maturin] = round();
        let own = vec!["in_turn".to_owned()];
        assert_eq!([&uv, &test, &clippy], [&own; 3]);
        // uv has built it before.
        assert_eq!(maturin, Vec::<String>::new());
    }
}

#[test]
fn what_is_installed_is_never_older_than_the_sources() {
    let project = Recorded::new("never-stale");
    let greeted = || {
        run(&mut project.uv(&[
            "run",
            "python",
            "-c",
            "import never_stale as it; print(it.greet('Ada'))",
        ]))
    };
    assert_eq!(greeted().trim(), "Hello, Ada!");
    project.edit("src/starter.rs", "Hello, {name}", "Bye, {name}");
    assert_eq!(greeted().trim(), "Bye, Ada!");

    // It is gone, and uv does not notice. The error says which command helps.
    let package = project.folder.join("python/never_stale");
    for module in modules(&package) {
        remove_file(&module);
    }
    let error = run_to_failure(&mut project.uv(&["run", "python", "-c", "import never_stale"]));
    let command = "sync --reinstall-package never-stale";
    assert_says(&error, &format!("`uv {command}`"));
    run(&mut project.uv(&command.split(' ').collect::<Vec<_>>()));
    assert_eq!(greeted().trim(), "Bye, Ada!");

    // One for all Pythons (abi3) would be hidden by the one for this Python.
    let [old] = &modules(&package)[..] else {
        panic!("{:?}", modules(&package));
    };
    project.edit(
        "Cargo.toml",
        "pyo3 = \"0.30.1\"",
        "pyo3 = { version = \"0.30.1\", features = [\"abi3-py311\"] }",
    );
    let python = &["run", "python", "-c", "import never_stale"];
    let error = run_to_failure(&mut project.uv(python));
    let name = old.file_name().expect("a file").to_string_lossy();
    assert_says(&error, &name);
    assert_says(&error, "hides this build; delete it");
    let kept = read(old);
    remove_file(old);
    assert_eq!(greeted().trim(), "Bye, Ada!");
    assert_eq!(modules(&package).len(), 1);

    // A test of the project finds two, wherever they come from.
    write(old, kept);
    let test = ["run", "pytest", "--quiet", "tests/test_package.py"];
    let output = project.uv(&test).output().expect("uv starts");
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(!output.status.success(), "{printed}");
    assert_says(&printed, "test_no_old_module_can_be_loaded");
    for module in modules(&package) {
        remove_file(&module);
    }
}

/// In a Cargo workspace the lock file, the profiles and more are above the project.
#[test]
fn uv_builds_again_when_the_workspace_changes() {
    let folder = kept("loop-workspace");
    let member = folder.join("members/inner");
    let rendered = Project::render(&Case::new("inner").with_topics(Vec::new()));
    let keep = |path: &str| path.starts_with(".venv") || path == "uv.lock";
    sync(&tree(&rendered.folder), &member, keep);
    let manifest = "[workspace]\nresolver = \"3\"\nmembers = [\"members/*\"]\n";
    write(&folder.join("Cargo.toml"), manifest);
    write(&folder.join(".cargo/config.toml"), "");
    let run_in_it = |arguments: &[&str]| {
        let mut command = tool("uv");
        command
            .args(arguments)
            .current_dir(&member)
            .env("CARGO_TARGET_DIR", kept("build-loop").join("inner"))
            .env("UV_PYTHON", python())
            .env("PATH", tools_path());
        let output = command.output().expect("uv starts");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{said}");
        said
    };
    let is_built = || run_in_it(&["run", "python", "-c", "import inner"]).contains("Built inner");
    run_in_it(&["sync", "--reinstall-package", "inner"]);
    // The first build wrote the lock file.
    is_built();
    assert!(!is_built(), "nothing has changed");
    for path in ["Cargo.toml", "Cargo.lock", ".cargo/config.toml"] {
        let path = folder.join(path);
        // uv looks at the time of the change.
        write(&path, read_text(&path));
        assert!(is_built(), "{}", path.display());
        assert!(!is_built(), "nothing has changed");
    }
}

/// An sdist, and a wheel from it: what users of the package get.
#[test]
fn what_is_released_is_fully_optimised() {
    let project = Recorded::new("optimised");
    let out = scratch();
    let out = out.path();
    let given = out.to_str().expect("a UTF-8 path");
    // The sdist is unpacked elsewhere each time.
    let _ = fs::remove_dir_all(&project.target);
    alone("optimised", || {
        run(&mut project.uv(&["build", "--quiet", "--out-dir", given]))
    });
    assert_eq!(names_in(out).len(), 3, "with a .gitignore");
    let calls = project.compiled();
    let own = calls.iter().find(|call| call.name == "optimised");
    let own = &own.expect("it was compiled").line;
    for option in ["opt-level=3", "codegen-units=1", "lto=thin", "strip="] {
        assert_says(own, option);
    }
    let pyo3 = calls.iter().find(|call| call.name == "pyo3");
    let pyo3 = &pyo3.expect("it was compiled").line;
    assert_says(pyo3, "opt-level=3");
}

/// The compiled modules of a package.
fn modules(package: &Path) -> Vec<PathBuf> {
    let mut names = names_in(package);
    names.retain(|name| name.ends_with(".so"));
    names.iter().map(|name| package.join(name)).collect()
}
