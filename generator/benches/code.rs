//! The project's functions beside the same in plain Python, on two versions of it, and what each part of a call costs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use crate::build::pyo3_of;
use crate::code_tables::{self, forms, goals, parts, row};
use crate::machine::{self, version, version_of};
use crate::peers::{self, NAME};
use crate::support::variants::add_variants;
use crate::support::{
    Interpreter, create_folder, isolated, kept, names_in, read_text, remove_folder, repository,
    run, scratch, tool, write,
};
use crate::tables::{Results, Table};

pub const PYTHONS: [&str; 2] = ["3.11", "3.13"];
const PROCESSES: usize = 3;
const METHOD: &str = "The calls of the project's own `benches/make_report.py`, in a wheel of `maturin build --release` with all \
    topics, and an empty function that the benchmark adds to it: in each of three processes a hundred rounds of 2 ms, in which \
    Python and Rust take turns, and of all of them the least. abi3 is that of Python 3.10, the oldest that can be chosen, \
    measured on both versions beside Python once more.\n\n\
    The additions of `get_fibonacci(150)` wait for each other, and the rest is what every call with such an argument and \
    such a result costs. The other forms below give the same results; the book's chapter on speed shows them.";

/// What `code.py` prints: of each call its name, and the nanoseconds of both functions.
#[derive(Deserialize)]
pub struct Times {
    pub calls: Vec<(String, f64, f64)>,
    pub parts: Vec<(String, f64, f64)>,
    pub forms: Vec<(String, f64, f64)>,
}

impl Times {
    /// Of each figure the smaller one.
    fn take_least(&mut self, other: Self) {
        let ours = [&mut self.calls, &mut self.parts, &mut self.forms];
        let others = [other.calls, other.parts, other.forms];
        for (ours, other) in ours.into_iter().flatten().zip(others.into_iter().flatten()) {
            ours.1 = ours.1.min(other.1);
            ours.2 = ours.2.min(other.2);
        }
    }
}

/// Built for one version of Python, and with abi3.
pub type Both = [Times; 2];

pub fn measure() -> Results {
    let pythons = PYTHONS.map(interpreter);
    let tools = [("maturin", version_of("maturin"))];
    let mut results = machine::results("code", "Calling Rust", METHOD, &tools);
    let folder = scratch();
    let profile = profile(&Project::new(&folder.path().join("size"), &[]), &pythons[0]);
    let project = Project::new(&folder.path().join("each"), &["--examples=all"]);
    add_variants(&project.0);
    let each = pythons.each_ref().map(|python| project.build(python));
    let with_abi3 = Project::new(&folder.path().join("abi3"), &["--examples=all", "--abi3"]);
    add_variants(&with_abi3.0);
    let abi3 = with_abi3.build(&pythons[0]);
    let times =
        timed(|index| [&each[index], &abi3].map(|modules| project.times(&pythons[index], modules)));
    let versions = pythons
        .each_ref()
        .map(|it| version(Command::new(&it.path).arg("--version")));
    let versions = [
        ("Python", versions.join(" and ")),
        ("pyo3", pyo3_of(&project.manifest())),
    ];
    results
        .versions
        .extend(versions.map(|(name, version)| (name.to_owned(), version)));
    let calls = PYTHONS.iter().zip(&times);
    results.tables = calls
        .map(|(python, it)| code_tables::calls(python, it))
        .collect();
    results.goals = results.tables.iter().flat_map(goals).collect();
    results
        .tables
        .extend([parts(&times), forms(&times), profile]);
    results
}

/// For each version of Python, in several processes, one after the other.
fn timed(once: impl Fn(usize) -> Both) -> [Both; 2] {
    let mut times = [once(0), once(1)];
    for _ in 1..PROCESSES {
        for (index, [each, abi3]) in times.iter_mut().enumerate() {
            let [new_each, new_abi3] = once(index);
            each.take_least(new_each);
            abi3.take_least(new_abi3);
        }
    }
    times
}

/// A CPython of that version.
fn interpreter(version: &str) -> Interpreter {
    let found = Interpreter::all()
        .into_iter()
        .find(|it| it.version == version);
    found.unwrap_or_else(|| {
        panic!(
            "CPython {version} is needed, on PATH as python{version} or installed by pyenv: `pyenv install {version}` gets it"
        )
    })
}

struct Project(PathBuf);

impl Project {
    fn new(here: &Path, options: &[&str]) -> Self {
        create_folder(here);
        run(&mut peers::create_pyo3(
            here,
            &[&["--vcs=none"], options].concat(),
        ));
        Self(here.join(NAME))
    }

    fn manifest(&self) -> String {
        read_text(&self.0.join("Cargo.toml"))
    }

    /// Builds a wheel and returns the folder with what is in it.
    fn build(&self, interpreter: &Interpreter) -> PathBuf {
        let [wheels, modules] = ["wheels", "modules"].map(|name| {
            let folder = self.0.parent().expect("it was made in one");
            folder.join(format!("{name}-{}", interpreter.version))
        });
        for folder in [&wheels, &modules].into_iter().filter(|it| it.exists()) {
            remove_folder(folder);
        }
        run(tool("maturin")
            .args(["build", "--release", "--quiet", "--interpreter"])
            .arg(&interpreter.path)
            .arg("--out")
            .arg(&wheels)
            .current_dir(&self.0)
            .env("CARGO_TARGET_DIR", kept("build-code")));
        let wheel = only_file(&wheels, ".whl");
        run(isolated(Command::new(&interpreter.path))
            .args(["-m", "zipfile", "-e"])
            .args([&wheel, &modules]));
        modules
    }

    fn times(&self, python: &Interpreter, modules: &Path) -> Times {
        let printed = run(isolated(Command::new(&python.path))
            .arg(repository().join("generator/benches/code.py"))
            .args([&self.0, modules])
            .env("PYTHONPATH", numpy(python)));
        serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{error} in {printed}"))
    }
}

/// A folder with numpy for this Python. It cannot be that of the modules: with abi3, both versions load the same.
fn numpy(python: &Interpreter) -> PathBuf {
    let folder = kept("site-packages").join(&python.version);
    run(tool("uv")
        .args(["pip", "install", "--quiet", "numpy>=2.1", "--constraint"])
        .arg(repository().join("tests/requirements.txt"))
        .arg("--python")
        .arg(&python.path)
        .arg("--target")
        .arg(&folder));
    folder
}

/// The file in the folder whose name ends so.
fn only_file(folder: &Path, ending: &str) -> PathBuf {
    let mut names = names_in(folder).into_iter();
    let name = names.find(|name| name.ends_with(ending));
    folder.join(name.unwrap_or_else(|| panic!("{} has no {ending}", folder.display())))
}

/// The size of the compiled module with the project's release profile and with cargo's own.
fn profile(project: &Project, interpreter: &Interpreter) -> Table {
    let size = || {
        let ending = if cfg!(windows) { ".pyd" } else { ".so" };
        let module = only_file(&project.build(interpreter).join(peers::MODULE), ending);
        fs::metadata(module).expect("it was found").len() as f64 / 1e3
    };
    let profiles = project.0.join(".cargo/config.toml");
    let text = read_text(&profiles);
    let (before, _) = text
        .split_once("[profile.release]")
        .expect("it has a profile, at its end");
    write(&profiles, before);
    let of_cargo = size();
    write(&profiles, &text);
    Table {
        of: "release profile".to_owned(),
        columns: vec!["compiled module (kB)".to_owned()],
        rows: vec![
            row("the project's", [size()]),
            row("cargo's own", [of_cargo]),
        ],
    }
}
