//! The Python that a project would be built for, and what it lacks.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::finding::Finding;
use super::probe::{Answer, ask_at, numbers};
use super::remedies::{Thing, activate, add_to_path, install, installed, unset, uv};
use crate::questions::{Default, question};
use crate::system::programs;

/// What an interpreter says of itself.
#[derive(Deserialize)]
pub struct Python {
    #[serde(skip)]
    pub program: PathBuf,
    version: [u32; 2],
    executable: String,
    pub machine: String,
    has_headers: bool,
    has_pip: bool,
    has_venv: bool,
}

/// What stands in the current folder must not be imported.
const ASK: &str = "
import sys
sys.path = [path for path in sys.path if path]
import importlib.util, json, os, platform, sysconfig
print(json.dumps({
    'version': sys.version_info[:2], 'executable': sys.executable, 'machine': platform.machine(),
    'has_headers': os.path.isfile(os.path.join(sysconfig.get_path('include'), 'Python.h')),
    'has_pip': importlib.util.find_spec('pip') is not None,
    'has_venv': importlib.util.find_spec('ensurepip') is not None,
}))";

/// The first one on PATH that runs; else those that do not, each with what it said.
pub fn first() -> Result<Python, Vec<(PathBuf, String)>> {
    let mut failed = Vec::new();
    for program in programs::pythons() {
        let problem = match ask_at(&program, &["-c", ASK]) {
            Answer::Said(text) => {
                // A site's own start-up code may print something, too.
                let last = text.lines().last().unwrap_or_default();
                match serde_json::from_str::<Python>(last) {
                    Ok(python) => return Ok(Python { program, ..python }),
                    Err(_) => "it does not do what Python does".to_owned(),
                }
            }
            Answer::Failed(_, problem) => problem,
            Answer::Absent => continue,
        };
        failed.push((program, problem));
    }
    Err(failed)
}

fn needed() -> &'static str {
    match question("python").default {
        Default::Text(needed) => needed,
        _ => panic!("the oldest Python has a default"),
    }
}

fn is_new_enough(python: &Python) -> bool {
    Some(python.version.to_vec()) >= numbers(needed())
}

/// Returns true if this Python makes an environment in which a project can be built.
pub fn can_install(python: &Python) -> bool {
    is_new_enough(python) && python.has_venv
}

/// Where uv is, it brings the Python that a project needs.
pub fn interpreter(python: &Result<Python, Vec<(PathBuf, String)>>, has_uv: bool) -> Finding {
    let needed = needed();
    let (problem, remedy) = match python {
        Ok(python) => {
            let [major, minor] = python.version;
            let found = format!("{major}.{minor} at {}", python.executable);
            if is_new_enough(python) {
                return Finding::ok("Python", found);
            }
            // The system's package manager has no newer one than it has installed.
            (format!("{found}, but {needed} is needed"), uv())
        }
        Err(failed) => (describe(failed), install(Thing::Python)),
    };
    if has_uv {
        return Finding::note("Python", format!("{problem}; uv brings one"));
    }
    Finding::missing("Python", problem, remedy)
}

fn describe(failed: &[(PathBuf, String)]) -> String {
    match failed.first() {
        None => format!("no {} on PATH", programs::PYTHONS[0]),
        Some((program, _)) if is_alias(program) => format!(
            "{} only opens the Microsoft Store, and no other Python is on PATH",
            program.display()
        ),
        Some((program, problem)) => format!("{} does not run: {problem}", program.display()),
    }
}

/// Windows puts programs there that are called like Python and open the Store, until it is installed from it.
fn is_alias(program: &Path) -> bool {
    let mut folders = program.components();
    folders.any(|part| part.as_os_str().eq_ignore_ascii_case("WindowsApps"))
}

/// The Store's alias stands before a Python that runs: whoever types its name gets the Store.
pub fn alias() -> Option<Finding> {
    let found = programs::pythons();
    let alias = found.iter().find(|program| is_alias(program))?;
    let others = found.iter().any(|program| !is_alias(program));
    let is_empty = matches!(ask_at(alias, &["-V"]), Answer::Failed(..));
    (others && is_empty).then(|| {
        Finding::warning(
            "PATH",
            format!("{} only opens the Microsoft Store", alias.display()),
            "turn off python.exe and python3.exe in Settings > Apps > App execution aliases"
                .to_owned(),
        )
    })
}

/// Either tool makes an environment and installs into it.
pub fn installer(python: Option<&Python>, uv_said: &Answer) -> Finding {
    if let Some(said) = uv_said.text() {
        return Finding::ok("Installer", said);
    }
    match python {
        Some(python) if python.has_pip && python.has_venv => {
            Finding::ok("Installer", "pip and venv")
        }
        Some(python) if python.has_venv => Finding::ok("Installer", "venv, which brings pip"),
        _ => {
            // A system's Python may have its venv in a package of its own.
            let is_systems = python.is_some_and(|python| python.program.starts_with("/usr/bin"));
            let remedy = match installed("uv") {
                Some(folder) => add_to_path(&folder),
                None if is_systems => install(Thing::Python),
                None => uv(),
            };
            Finding::missing("Installer", "neither uv nor Python's venv", remedy)
        }
    }
}

pub fn headers(python: &Python) -> Finding {
    if python.has_headers {
        return Finding::ok("Headers", "Python.h is there");
    }
    Finding::warning(
        "Headers",
        "no Python.h: wheels build without it, `cargo test` may not link",
        install(Thing::PythonHeaders),
    )
}

/// The environment that is active, which maturin would install into.
pub fn environment(python: Option<&Python>) -> Option<Finding> {
    let active = std::env::var_os("VIRTUAL_ENV").map(PathBuf::from)?;
    if !active.join("pyvenv.cfg").is_file() {
        return Some(Finding::warning(
            "Environment",
            format!("VIRTUAL_ENV is {}, which is none", active.display()),
            unset("VIRTUAL_ENV"),
        ));
    }
    if std::env::var_os("CONDA_PREFIX").is_some() {
        return Some(Finding::warning(
            "Environment",
            "both VIRTUAL_ENV and CONDA_PREFIX are set: maturin takes neither",
            "conda deactivate".to_owned(),
        ));
    }
    let binaries = programs::binaries(&active);
    let is_on_path = python.is_none_or(|python| {
        let folder = python.program.parent().map(dunce::canonicalize);
        folder.is_some_and(|folder| folder.ok() == dunce::canonicalize(&binaries).ok())
    });
    Some(if is_on_path {
        Finding::ok("Environment", active.display().to_string())
    } else {
        Finding::warning(
            "Environment",
            format!("{} is active, but not first on PATH", active.display()),
            activate(&binaries),
        )
    })
}
