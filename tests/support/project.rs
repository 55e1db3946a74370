//! A rendered project that stays below `target/`, its wheels, and environments to install them into.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use super::{
    Case, Door, in_haste, isolated, kept, names_in, python, remove_folder, repository, run,
    scratch, sync, tool, tree, write,
};

pub struct Project {
    pub folder: PathBuf,
}

impl Project {
    /// Renders the project where it was in the last run, so that cargo builds what changed only.
    pub fn render(case: &Case) -> Self {
        let folder = kept("projects").join(case.project_name());
        let rendered = scratch();
        let rendered = tree(&Door::CreatePyo3.render(case, rendered.path()));
        sync(&rendered, &folder, |path| {
            path.starts_with(".venv") || matches!(path, ".mypy_cache" | "Cargo.lock")
        });
        Self { folder }
    }

    pub fn at(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
        }
    }

    /// Builds a wheel for a Python that need not be here, and returns its name. PyO3 and maturin read of it in a file.
    pub fn build_wheel_for(&self, python: &str, flags: &str, options: &[&str]) -> String {
        let folder = scratch();
        let config = folder.path().join("python.txt");
        let suffix = if flags.contains("Py_GIL_DISABLED") {
            "t"
        } else {
            ""
        };
        let tag = python.replace('.', "") + suffix;
        write(
            &config,
            format!(
                "implementation=CPython\nversion={python}\nshared=true\nabi_tag={tag}\nbuild_flags={flags}\n"
            ),
        );
        let wheels = folder.path().join("wheels");
        run(tool("maturin")
            .args(["build", "--quiet", "--out"])
            .arg(&wheels)
            .args(options)
            .current_dir(&self.folder)
            .env("PYO3_CONFIG_FILE", &config)
            .env("CARGO_TARGET_DIR", kept("build-maturin-elsewhere")));
        let built = names_in(&wheels);
        let [wheel] = &built[..] else {
            panic!("expected one wheel: {built:?}");
        };
        wheel.clone()
    }

    /// Builds a wheel. Every interpreter has a target folder of its own: PyO3 is compiled for one.
    pub fn build_wheel(&self, interpreter: &Interpreter) -> PathBuf {
        let name = self.folder.file_name().expect("a project has a name");
        let wheels = kept("wheels").join(&interpreter.version).join(name);
        if wheels.exists() {
            remove_folder(&wheels);
        }
        run(tool("maturin")
            .args(["build", "--quiet", "--interpreter"])
            .arg(&interpreter.path)
            .arg("--out")
            .arg(&wheels)
            .current_dir(&self.folder)
            .env(
                "CARGO_TARGET_DIR",
                kept(&format!("build-maturin-{}", interpreter.version)),
            ));
        let built = names_in(&wheels);
        let [wheel] = &built[..] else {
            panic!("expected one wheel: {built:?}");
        };
        wheels.join(wheel)
    }
}

/// The wheel of the example with all topics, built where it stands, once a run.
pub fn example_wheel() -> &'static Path {
    static WHEEL: LazyLock<PathBuf> = LazyLock::new(|| {
        let example = Project::at(&repository().join("examples/all"));
        example.build_wheel(&Interpreter::of_the_tools())
    });
    &WHEEL
}

/// A CPython of this machine.
pub struct Interpreter {
    pub path: PathBuf,
    /// For example `3.11`.
    pub version: String,
}

impl Interpreter {
    /// The one that the tools run on.
    pub fn of_the_tools() -> Self {
        Self::ask(&python()).expect("the tools have an interpreter")
    }

    /// One of each version that a project can support: on PATH, or installed by pyenv.
    pub fn all() -> Vec<Self> {
        let home = std::env::var_os("PYENV_ROOT").map(PathBuf::from);
        let home = home.or_else(|| Some(std::env::home_dir()?.join(".pyenv")));
        let pyenv = home.and_then(|home| std::fs::read_dir(home.join("versions")).ok());
        let by_pyenv = pyenv
            .into_iter()
            .flatten()
            .filter_map(Result::ok)
            .map(|entry| entry.path().join("bin/python"));
        let on_path = (10..=15).map(|minor| PathBuf::from(format!("python3.{minor}")));
        let mut found: Vec<Self> = std::iter::once(python())
            .chain(on_path)
            .chain(by_pyenv)
            .filter_map(|path| Self::ask(&path))
            .collect();
        found.sort_by_key(|interpreter| interpreter.minor());
        found.dedup_by_key(|interpreter| interpreter.minor());
        found.retain(|interpreter| interpreter.minor() >= Some(10));
        found
    }

    fn ask(path: &Path) -> Option<Self> {
        let output = Command::new(path)
            .args(["-c", "import sys; print('%d.%d' % sys.version_info[:2])"])
            .output()
            .ok()
            .filter(|output| output.status.success())?;
        let version = String::from_utf8(output.stdout).ok()?.trim().to_owned();
        let path = path.to_owned();
        Some(Self { path, version })
    }

    fn minor(&self) -> Option<u32> {
        self.version.strip_prefix("3.")?.parse().ok()
    }
}

/// A virtual environment of a project, without anything of the machine's.
pub struct Environment {
    folder: PathBuf,
}

impl Environment {
    /// A new one, in the place of an old one.
    pub fn new(project: &Project, interpreter: &Interpreter) -> Self {
        let environment = Self::of(&project.folder, interpreter);
        run(tool("uv")
            .args(["venv", "--quiet", "--clear", "--python"])
            .arg(&interpreter.path)
            .arg(&environment.folder));
        environment
    }

    /// The one that was made before.
    pub fn of(project: &Path, interpreter: &Interpreter) -> Self {
        Self {
            folder: project.join(format!(".venv-{}", interpreter.version)),
        }
    }

    /// Installs a wheel, or builds one from an sdist.
    pub fn install(&self, distribution: &Path, packages: &[&str]) {
        run(in_haste("uv", &mut tool("uv"))
            .args(["pip", "install", "--quiet", "--constraint"])
            .arg(repository().join("tests/requirements.txt"))
            .args(packages)
            .arg(distribution)
            .env("VIRTUAL_ENV", &self.folder));
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn python(&self) -> Command {
        let programs = if cfg!(windows) { "Scripts" } else { "bin" };
        isolated(Command::new(self.folder.join(programs).join("python")))
    }

    /// Runs the project's tests; one that is skipped counts as failed.
    pub fn assert_tests_pass(&self, project: &Project) {
        let summary = run(self
            .python()
            .args(["-m", "pytest", "--quiet", "-p", "no:cacheprovider"])
            .current_dir(&project.folder));
        let last = summary.lines().last().unwrap_or_default();
        assert!(
            last.contains(" passed in ") && !last.contains(','),
            "{}: not every test passed:\n{summary}",
            project.folder.display()
        );
    }
}
