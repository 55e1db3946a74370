//! The commands that mend what `doctor` finds, for the system that it runs on.

use crate::programs;

/// A thing that a package manager can install.
#[derive(Clone, Copy)]
pub enum Thing {
    Linker,
    Python,
    PythonHeaders,
}

/// Package managers of Linux: their program, their command, and their names of a linker, Python and its headers.
const MANAGERS: &[(&str, &str, [&str; 3])] = &[
    (
        "apt-get",
        "apt-get install",
        ["build-essential", "python3 python3-venv", "python3-dev"],
    ),
    ("dnf", "dnf install", ["gcc", "python3", "python3-devel"]),
    (
        "zypper",
        "zypper install",
        ["gcc", "python3", "python3-devel"],
    ),
    ("pacman", "pacman -S", ["base-devel", "python", "python"]),
    ("apk", "apk add", ["build-base", "python3", "python3-dev"]),
];

/// The command that installs it.
pub fn install(thing: Thing) -> String {
    let elsewhere = if cfg!(windows) {
        [
            "winget install Microsoft.VisualStudio.2022.BuildTools --override \"--add Microsoft.VisualStudio.Workload.VCTools\"",
            "winget install Python.Python.3.13",
            "winget install Python.Python.3.13",
        ]
    } else if cfg!(target_os = "macos") {
        [
            "xcode-select --install",
            "brew install python",
            "brew install python",
        ]
    } else {
        let manager = MANAGERS
            .iter()
            .find(|(program, ..)| programs::find(program).is_some());
        return match manager {
            Some((_, command, names)) => format!("sudo {command} {}", names[thing as usize]),
            None => "install it with the system's package manager".to_owned(),
        };
    };
    elsewhere[thing as usize].to_owned()
}

pub fn rustup() -> &'static str {
    if cfg!(windows) {
        "winget install Rustlang.Rustup"
    } else {
        "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh"
    }
}

pub fn uv() -> &'static str {
    if cfg!(windows) {
        "winget install astral-sh.uv"
    } else if cfg!(target_os = "macos") {
        "brew install uv"
    } else {
        "curl -LsSf https://astral.sh/uv/install.sh | sh"
    }
}
