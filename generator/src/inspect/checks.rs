//! What a project needs of the machine, each need with the way to see whether it is met.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use regex_lite::Regex;
use serde::{Deserialize, Serialize};

use super::remedies::{Thing, install, rustup, uv};
use crate::programs;
use crate::questions::{Kind, question};
use crate::template::Template;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Ok,
    /// Worth knowing, but nothing is in the way of a build.
    Note,
    Missing,
}

#[derive(Debug, Serialize)]
pub struct Finding {
    pub what: &'static str,
    pub state: State,
    pub found: String,
    /// What mends it, as a command where one does.
    pub remedy: Option<String>,
}

/// What the interpreter says of itself.
#[derive(Deserialize)]
struct Python {
    version: [u32; 2],
    executable: String,
    machine: String,
    has_headers: bool,
    has_pip: bool,
    has_venv: bool,
}

const ASK_PYTHON: &str = "
import importlib.util, json, os, platform, sys, sysconfig
print(json.dumps({
    'version': sys.version_info[:2], 'executable': sys.executable, 'machine': platform.machine(),
    'has_headers': os.path.isfile(os.path.join(sysconfig.get_path('include'), 'Python.h')),
    'has_pip': importlib.util.find_spec('pip') is not None,
    'has_venv': importlib.util.find_spec('ensurepip') is not None,
}))";

/// Every check, in the order in which one would mend things.
pub fn all() -> Vec<Finding> {
    let rustc = ask("rustc", &["-vV"]);
    let python = programs::python()
        .and_then(|path| output(&path, &["-c", ASK_PYTHON]))
        .and_then(|text| serde_json::from_str::<Python>(&text).ok());
    let mut findings = vec![
        rust(rustc.as_deref()),
        cargo(),
        linker(),
        interpreter(python.as_ref()),
        installer(python.as_ref()),
    ];
    findings.extend(python.as_ref().map(headers));
    findings.extend(
        python
            .as_ref()
            .zip(rustc)
            .and_then(|(python, rustc)| architecture(python, &rustc)),
    );
    findings.extend(environment());
    findings.push(maturin());
    findings
}

/// What a new project needs and PATH does not have, as far as that can be seen without starting anything.
pub fn missing_programs() -> Vec<&'static str> {
    let has_installer = programs::find("uv").is_some() || programs::python().is_some();
    [
        ("cargo", programs::find("cargo").is_some()),
        ("rustc", programs::find("rustc").is_some()),
        ("Python", has_installer),
    ]
    .into_iter()
    .filter_map(|(what, is_there)| (!is_there).then_some(what))
    .collect()
}

fn rust(said: Option<&str>) -> Finding {
    let needed = needed_rust();
    let Some(said) = said else {
        return missing(
            "Rust",
            "rustc is not on PATH".to_owned(),
            on_path_or(rustup()),
        );
    };
    let first = said.lines().next().unwrap_or_default().to_owned();
    match (numbers(&first), numbers(&needed)) {
        (Some(found), Some(least)) if found < least => missing(
            "Rust",
            format!("{first}, but {needed} is needed"),
            "rustup update stable".to_owned(),
        ),
        _ => ok("Rust", format!("{first} ({needed} or later is needed)")),
    }
}

fn cargo() -> Finding {
    match ask("cargo", &["-V"]) {
        Some(said) => ok("Cargo", said.trim().to_owned()),
        None => missing(
            "Cargo",
            "cargo is not on PATH".to_owned(),
            on_path_or(rustup()),
        ),
    }
}

/// A toolchain that is installed may just not be on PATH.
fn on_path_or(install: &str) -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    match home.map(|home| home.join("bin")) {
        Some(bin)
            if bin
                .join(format!("rustc{}", std::env::consts::EXE_SUFFIX))
                .is_file() =>
        {
            format!("export PATH=\"{}:$PATH\"", bin.display())
        }
        _ => install.to_owned(),
    }
}

fn linker() -> Finding {
    let Some(rustc) = programs::find("rustc") else {
        return Finding {
            what: "Linker",
            state: State::Note,
            found: "cannot be tried without rustc".to_owned(),
            remedy: None,
        };
    };
    match link(&rustc) {
        Ok(()) => ok("Linker", "rustc links a program".to_owned()),
        Err(problem) => missing("Linker", problem, install(Thing::Linker)),
    }
}

/// Links a program: what the linker itself needs is then there, too.
fn link(rustc: &Path) -> Result<(), String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut child = Command::new(rustc)
        .args(["--crate-name", "doctor", "--out-dir"])
        .arg(folder.path())
        .arg("-")
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin
        .write_all(b"fn main() {}")
        .map_err(|error| error.to_string())?;
    drop(stdin);
    let output = child
        .wait_with_output()
        .map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&output.stderr);
    match said.lines().find(|line| line.starts_with("error")) {
        Some(error) => Err(error.to_owned()),
        None => Ok(()),
    }
}

fn interpreter(python: Option<&Python>) -> Finding {
    let Kind::Choice { options } = question("python").kind else {
        panic!("the oldest Python is a choice");
    };
    let Some(python) = python else {
        return missing(
            "Python",
            "no python3 on PATH that runs".to_owned(),
            install(Thing::Python),
        );
    };
    let [major, minor] = python.version;
    let found = format!("{major}.{minor} at {}", python.executable);
    let least = options.iter().filter_map(|option| numbers(option)).min();
    match least {
        Some(least) if vec![major, minor] < least => missing(
            "Python",
            format!("{found}, but {} is needed", options[0]),
            install(Thing::Python),
        ),
        _ => ok("Python", found),
    }
}

/// Either tool makes an environment and installs into it.
fn installer(python: Option<&Python>) -> Finding {
    if let Some(said) = ask("uv", &["--version"]) {
        return ok("Installer", said.trim().to_owned());
    }
    match python {
        Some(python) if python.has_pip && python.has_venv => {
            ok("Installer", "pip and venv".to_owned())
        }
        Some(python) if python.has_venv => ok("Installer", "venv, which brings pip".to_owned()),
        _ => missing(
            "Installer",
            "neither uv nor Python's venv".to_owned(),
            uv().to_owned(),
        ),
    }
}

fn headers(python: &Python) -> Finding {
    if python.has_headers {
        return ok("Headers", "Python.h is there".to_owned());
    }
    Finding {
        what: "Headers",
        state: State::Note,
        found: "no Python.h: wheels build without it, `cargo test` may not link".to_owned(),
        remedy: Some(install(Thing::PythonHeaders)),
    }
}

/// An x86 Python on an ARM machine, or the reverse, cannot load what rustc builds by default.
fn architecture(python: &Python, rustc: &str) -> Option<Finding> {
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: "))?;
    let of_rust = host.split('-').next()?;
    let of_python = match python.machine.as_str() {
        "arm64" => "aarch64",
        "AMD64" => "x86_64",
        machine => machine,
    };
    (of_rust.len() > 4 && of_python.len() > 4 && of_rust != of_python).then(|| {
        missing(
            "Architecture",
            format!("Python is for {of_python}, Rust for {of_rust}"),
            format!("rustup target add {}", host.replacen(of_rust, of_python, 1)),
        )
    })
}

fn environment() -> Option<Finding> {
    let active = std::env::var_os("VIRTUAL_ENV").map(PathBuf::from)?;
    let gone = !active.join("pyvenv.cfg").is_file();
    let conda = std::env::var_os("CONDA_PREFIX").is_some();
    let (found, remedy) = match (gone, conda) {
        (true, _) => (
            "VIRTUAL_ENV names a folder that is no environment",
            "unset VIRTUAL_ENV",
        ),
        (_, true) => (
            "both VIRTUAL_ENV and CONDA_PREFIX are set: maturin takes neither",
            "conda deactivate",
        ),
        _ => return Some(ok("Environment", active.display().to_string())),
    };
    Some(Finding {
        what: "Environment",
        state: State::Note,
        found: found.to_owned(),
        remedy: Some(remedy.to_owned()),
    })
}

fn maturin() -> Finding {
    let said = ask("maturin", &["--version"]).map(|said| said.trim().to_owned());
    ok(
        "maturin",
        said.unwrap_or_else(|| "not on PATH; uv and pip fetch it where it is needed".to_owned()),
    )
}

/// The `rust-version` that projects ask for.
fn needed_rust() -> String {
    let template = Template::current();
    let manifest = template
        .sources
        .iter()
        .find(|source| source.path == "Cargo.toml");
    let manifest = manifest.expect("the template has a manifest");
    let pattern = Regex::new("rust-version = \"([0-9.]+)\"").expect("a pattern");
    let text = String::from_utf8_lossy(&manifest.contents);
    pattern
        .captures(&text)
        .expect("it says which Rust it needs")[1]
        .to_owned()
}

/// The first dotted number in a text.
fn numbers(text: &str) -> Option<Vec<u32>> {
    let pattern = Regex::new(r"[0-9]+(?:\.[0-9]+)+").expect("a pattern");
    let found = pattern.find(text)?;
    found
        .as_str()
        .split('.')
        .map(|number| number.parse().ok())
        .collect()
}

fn ask(program: &str, arguments: &[&str]) -> Option<String> {
    output(&programs::find(program)?, arguments)
}

fn output(program: &Path, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    let output = command.args(arguments).stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then_some(text)
}

fn ok(what: &'static str, found: String) -> Finding {
    Finding {
        what,
        state: State::Ok,
        found,
        remedy: None,
    }
}

fn missing(what: &'static str, found: String, remedy: String) -> Finding {
    Finding {
        what,
        state: State::Missing,
        found,
        remedy: Some(remedy),
    }
}
