//! What is asked of git: who the user is, and a new repository. Never fatal, never through a shell.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// `NAME <EMAIL>` from git's configuration, if both are set there.
pub fn author() -> Option<String> {
    let output = git()?
        .args(["config", "--get-regexp", r"^user\.(name|email)$"])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    // Git lists the system's settings before the user's and those before the repository's: the last one holds.
    let last = |key: &str| text.lines().rev().find_map(|line| line.strip_prefix(key));
    Some(format!(
        "{} <{}>",
        last("user.name ")?,
        last("user.email ")?
    ))
}

/// Whether a repository is at this folder or above it.
pub fn is_inside_repository(folder: &Path) -> bool {
    folder
        .ancestors()
        .any(|ancestor| ancestor.join(".git").exists())
}

/// Starts a repository; what went wrong, if anything, is the error.
///
/// No template and no hooks of the user's: a new project runs nothing but git itself.
pub fn init(folder: &Path) -> Result<(), String> {
    let output = git()
        .ok_or("git is not on PATH")?
        .args(["-c", "core.hooksPath=", "init", "--quiet", "--template="])
        .arg(folder)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("git could not be started: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    // Half a repository is worse than none; it was not there before.
    let _ = std::fs::remove_dir_all(folder.join(".git"));
    Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
}

/// Git for the folder that it is told, whatever a hook that runs us has set; of the variables that are its
/// own only those stay that say where its settings are.
fn git() -> Option<Command> {
    let mut command = Command::new(program()?);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("GIT_") && !name.starts_with("GIT_CONFIG") {
            command.env_remove(&*name);
        }
    }
    Some(command)
}

/// Git on PATH, but not in a folder that depends on where we are.
fn program() -> Option<PathBuf> {
    let name = format!("git{}", std::env::consts::EXE_SUFFIX);
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(&name))
        .find(|program| program.is_file())
}
