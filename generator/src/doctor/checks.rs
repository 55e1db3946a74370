//! What a project needs of the machine, each need with the way to see whether it is met.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use regex_lite::Regex;

use super::finding::{Finding, State};
use super::probe::{Answer, ask, numbers};
use super::python::{self, Python};
use super::remedies::{Thing, add_to_path, install, installed, rustup};
use crate::system::programs;
use crate::template::Template;

/// What this machine has.
pub struct Machine {
    pub findings: Vec<Finding>,
    /// Whether uv can make an environment, and whether pip can.
    pub has_uv: bool,
    pub has_pip: bool,
}

impl Machine {
    pub fn missing(&self) -> impl Iterator<Item = &Finding> {
        let findings = self.findings.iter();
        findings.filter(|finding| finding.state == State::Missing)
    }
}

/// Makes every check, in the order in which one would fix things.
pub fn all() -> Machine {
    let rustc = ask("rustc", &["-vV"]);
    let uv = ask("uv", &["--version"]);
    let interpreter = python::first();
    let python = interpreter.as_ref().ok();
    let has_uv = uv.text().is_some();
    let has_pip = python.is_some_and(python::can_install);
    let mut findings = vec![rust(&rustc)];
    findings.extend(cargo(&rustc));
    findings.push(linker(&rustc));
    findings.push(python::interpreter(&interpreter, has_uv));
    findings.extend(python::alias());
    findings.push(python::installer(python, &uv));
    findings.extend(python.map(python::headers));
    findings.extend(
        python
            .zip(rustc.text())
            .and_then(|(python, rustc)| architecture(python, rustc)),
    );
    findings.extend(python::environment(python));
    findings.push(maturin(has_uv || has_pip));
    Machine {
        findings,
        has_uv,
        has_pip,
    }
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

fn rust(rustc: &Answer) -> Finding {
    let needed = needed_rust();
    let said = match rustc {
        Answer::Absent => {
            return Finding::missing("Rust", "rustc is not on PATH", on_path_or_install("rustc"));
        }
        Answer::Failed(program, problem) => {
            return Finding::missing(
                "Rust",
                format!("{} does not run: {problem}", program.display()),
                newest_rust(),
            );
        }
        Answer::Said(said) => said,
    };
    let first = said.lines().next().unwrap_or_default().to_owned();
    match (numbers(&first), numbers(&needed)) {
        (Some(found), Some(least)) if found < least => Finding::missing(
            "Rust",
            format!("{first}, but {needed} is needed"),
            newest_rust(),
        ),
        _ => Finding::ok("Rust", format!("{first} ({needed} or later is needed)")),
    }
}

/// Nothing where rustc is absent as well: what brings one brings both.
fn cargo(rustc: &Answer) -> Option<Finding> {
    match ask("cargo", &["-V"]) {
        Answer::Said(said) => Some(Finding::ok("Cargo", said.trim())),
        Answer::Absent if matches!(rustc, Answer::Absent) => None,
        Answer::Absent => Some(Finding::missing(
            "Cargo",
            "cargo is not on PATH",
            on_path_or_install("cargo"),
        )),
        Answer::Failed(program, problem) => Some(Finding::missing(
            "Cargo",
            format!("{} does not run: {problem}", program.display()),
            newest_rust(),
        )),
    }
}

/// A toolchain that is installed may just not be on PATH.
fn on_path_or_install(program: &str) -> String {
    installed(program).map_or_else(rustup, |folder| add_to_path(&folder))
}

/// Where rustup is, it has a newer Rust; another one that stands before it on PATH has to go behind.
fn newest_rust() -> String {
    let Some(rustup_at) = programs::find("rustup") else {
        return on_path_or_install("rustup");
    };
    let folder = rustup_at.parent().expect("a program is in a folder");
    let is_rustups = programs::find("rustc").is_some_and(|rustc| rustc.parent() == Some(folder));
    if is_rustups {
        "rustup update stable && rustup default stable".to_owned()
    } else {
        add_to_path(folder)
    }
}

fn linker(rustc: &Answer) -> Finding {
    let program = rustc.text().and_then(|_| programs::find("rustc"));
    let Some(program) = program else {
        return Finding::note("Linker", "cannot be tried without rustc");
    };
    match link(&program) {
        Ok(()) => Finding::ok("Linker", "rustc links a program"),
        Err(problem) => Finding::missing("Linker", problem, install(Thing::Linker)),
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
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| error.to_string())?;
    let mut stdin = child.stdin.take().expect("it is piped");
    // Where it does not read, what it says is the better message.
    let _ = stdin.write_all(b"fn main() {}");
    drop(stdin);
    let output = child
        .wait_with_output()
        .map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&output.stderr);
    match said.lines().find(|line| line.starts_with("error")) {
        Some(error) => Err(error.to_owned()),
        None if output.status.success() => Ok(()),
        None => Err(format!("rustc ends with {}", output.status)),
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
        Finding::missing(
            "Architecture",
            format!("Python is for {of_python}, Rust for {of_rust}"),
            format!("rustup target add {}", host.replacen(of_rust, of_python, 1)),
        )
    })
}

fn maturin(has_installer: bool) -> Finding {
    match ask("maturin", &["--version"]).text() {
        Some(said) => Finding::ok("maturin", said),
        None if has_installer => Finding::ok("maturin", "not on PATH; uv and pip fetch it"),
        None => Finding::note("maturin", "not on PATH; uv or pip will fetch it"),
    }
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
