//! The commands that mend what `doctor` finds, for the system that it runs on.

use std::path::{Path, PathBuf};

use crate::system::programs;

/// A thing that a package manager can install.
#[derive(Clone, Copy)]
pub enum Thing {
    Linker,
    Python,
    PythonHeaders,
    Curl,
}

/// Package managers of Linux: their program, their command, and their names of the things above.
const MANAGERS: &[(&str, &str, [&str; 4])] = &[
    (
        "apt-get",
        "apt-get install",
        [
            "build-essential",
            "python3 python3-venv",
            "python3-dev",
            "curl",
        ],
    ),
    (
        "dnf",
        "dnf install",
        ["gcc", "python3", "python3-devel", "curl"],
    ),
    (
        "zypper",
        "zypper install",
        ["gcc", "python3", "python3-devel", "curl"],
    ),
    (
        "pacman",
        "pacman -S",
        ["base-devel", "python", "python", "curl"],
    ),
    (
        "apk",
        "apk add",
        ["build-base", "python3", "python3-dev", "curl"],
    ),
];

const WINDOWS: [&str; 4] = [
    "winget install Microsoft.VisualStudio.2022.BuildTools --override \"--add Microsoft.VisualStudio.Workload.VCTools\"",
    "winget install Python.Python.3.13",
    "winget install Python.Python.3.13",
    "winget install cURL.cURL",
];

const MACOS: [&str; 4] = [
    "xcode-select --install",
    "brew install python",
    "brew install python",
    "brew install curl",
];

/// The command that installs it.
pub fn install(thing: Thing) -> String {
    if cfg!(windows) {
        return WINDOWS[thing as usize].to_owned();
    }
    if cfg!(target_os = "macos") {
        return MACOS[thing as usize].to_owned();
    }
    let is_there = |(program, ..): &&(&str, _, _)| programs::find(program).is_some();
    match MANAGERS.iter().find(is_there) {
        Some((_, command, names)) => format!("{}{command} {}", sudo(), names[thing as usize]),
        None => format!(
            "install {} with the system's package manager",
            ["a C compiler", "Python", "Python's headers", "curl"][thing as usize]
        ),
    }
}

/// Containers have none, and need none.
fn sudo() -> &'static str {
    if programs::find("sudo").is_some() {
        "sudo "
    } else {
        ""
    }
}

pub fn rustup() -> String {
    if cfg!(windows) {
        return "winget install Rustlang.Rustup".to_owned();
    }
    with_curl("curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh")
}

pub fn uv() -> String {
    if cfg!(windows) {
        return "winget install astral-sh.uv".to_owned();
    }
    if cfg!(target_os = "macos") && programs::find("brew").is_some() {
        return "brew install uv".to_owned();
    }
    with_curl("curl -LsSf https://astral.sh/uv/install.sh | sh")
}

fn with_curl(command: &str) -> String {
    if programs::find("curl").is_some() {
        return command.to_owned();
    }
    format!("{} && {command}", install(Thing::Curl))
}

/// Where rustup and uv put a program, if it is there: not every terminal has these folders on PATH.
pub fn installed(program: &str) -> Option<PathBuf> {
    let home = std::env::home_dir();
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo = cargo.or_else(|| Some(home.as_ref()?.join(".cargo")));
    let local = home.map(|home| home.join(".local/bin"));
    let mut folders = cargo
        .map(|cargo| cargo.join("bin"))
        .into_iter()
        .chain(local);
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    folders.find(|folder| folder.join(&name).is_file())
}

/// For the shell that is running, and no other.
pub fn add_to_path(folder: &Path) -> String {
    let folder = folder.display();
    if cfg!(windows) {
        format!("$env:Path = \"{folder};$env:Path\"")
    } else if programs::is_fish() {
        format!("fish_add_path --path --move \"{folder}\"")
    } else {
        format!("export PATH=\"{folder}:$PATH\"")
    }
}

pub fn unset(variable: &str) -> String {
    if cfg!(windows) {
        format!("Remove-Item Env:{variable}")
    } else if programs::is_fish() {
        format!("set --erase {variable}")
    } else {
        format!("unset {variable}")
    }
}

/// Makes the environment active whose programs are in this folder.
pub fn activate(binaries: &Path) -> String {
    let binaries = binaries.display();
    if cfg!(windows) {
        format!(r"{binaries}\Activate.ps1")
    } else if programs::is_fish() {
        format!("source \"{binaries}/activate.fish\"")
    } else {
        format!(". \"{binaries}/activate\"")
    }
}
