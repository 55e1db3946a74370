//! The Python tools, in a virtual environment below `target/` that the tests make themselves.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use super::{alone, isolated, kept, repository, run};

/// The folder of the tools' programs. It is made, or made again, whenever the pinned versions change.
static TOOLS: LazyLock<PathBuf> = LazyLock::new(|| {
    let pins = repository().join("tests/requirements.txt");
    alone("tools", || installed("tools", &pins))
});

/// The folder of the programs of a virtual environment of that name with what `pins` lists.
pub fn installed(name: &str, pins: &Path) -> PathBuf {
    let environment = kept(name);
    let programs = environment.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let installed = environment.join("installed.txt");
    if fs::read(&installed).is_ok_and(|text| text == super::read(pins)) {
        return programs;
    }
    run(system_python()
        .args(["-m", "venv", "--clear"])
        .arg(&environment));
    run(isolated(Command::new(programs.join("python")))
        .args(["-m", "pip", "install", "--quiet", "--requirement"])
        .arg(pins));
    fs::copy(pins, &installed).expect("target/ can be written to");
    programs
}

/// One of the pinned tools: maturin, copier, uv, mypy, ruff.
pub fn tool(name: &str) -> Command {
    isolated(Command::new(TOOLS.join(name)))
}

/// The interpreter of the tools, with which every project is built.
pub fn python() -> PathBuf {
    TOOLS.join("python")
}

/// PATH with the pinned tools in front.
pub fn tools_path() -> std::ffi::OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::iter::once(TOOLS.clone()).chain(std::env::split_paths(&path)))
        .expect("no folder of PATH has a separator in its name")
}

/// The same with our command behind them, as if it were installed.
pub fn installed_path() -> std::ffi::OsString {
    let ours = PathBuf::from(super::create_pyo3().get_program());
    let ours = ours.parent().map(Path::to_owned).into_iter();
    let path = tools_path();
    let path = std::env::split_paths(&path).chain(ours);
    std::env::join_paths(path).expect("no folder of PATH has a separator in its name")
}

/// Lets uv or pip, which build in the release profile, not take long over it. What they build is kept for each of them:
/// they would wait for each other, and PyO3 is compiled again wherever Python has another path. What pip installs,
/// Python compiles as far as it is imported.
pub fn in_haste<'a>(installer: &str, command: &'a mut Command) -> &'a mut Command {
    command
        .env("CARGO_TARGET_DIR", kept(&format!("build-{installer}")))
        .env("PIP_NO_COMPILE", "1")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
}

fn system_python() -> Command {
    let name = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let version = Command::new(&name)
        .args(["-c", "import sys, venv; print(sys.version_info >= (3, 11))"])
        .output();
    let is_usable = version.is_ok_and(|output| output.stdout.starts_with(b"True"));
    assert!(
        is_usable,
        "the tests need Python 3.11 or later with venv, called {name}: install it with \
         `apt-get install python3-venv`, `brew install python` or `winget install Python.Python.3.13`, \
         or set PYTHON to it"
    );
    isolated(Command::new(Path::new(&name)))
}
