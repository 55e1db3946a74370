//! What is asked of git: who the user is, and a new repository. Never fatal, never through a shell.

use std::path::Path;
use std::process::{Command, Stdio};

/// `NAME <EMAIL>` from git's configuration, if both are set there.
pub fn author() -> Option<String> {
    let output = git()
        .args(["config", "--null", "--get-regexp", r"^user\.(name|email)$"])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    author_in(&String::from_utf8(output.stdout).ok()?)
}

/// `NAME <EMAIL>` from what git lists: after each key a line break and the value, which ends with a NUL.
pub fn author_in(listed: &str) -> Option<String> {
    // Git lists the system's settings before the user's and those before the repository's: the last one holds.
    let last = |key: &str| {
        let settings = listed.split('\0').rev();
        let mut pairs = settings.filter_map(|setting| setting.split_once('\n'));
        pairs.find_map(|(name, value)| (name == key).then_some(value))
    };
    Some(format!("{} <{}>", last("user.name")?, last("user.email")?))
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
        .args(["-c", "core.hooksPath=", "init", "--quiet", "--template="])
        .arg(folder)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("git could not be started: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
}

/// Git for the folder that it is told, whatever a hook that runs us has set.
fn git() -> Command {
    let mut command = Command::new("git");
    for variable in [
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_COMMON_DIR",
    ] {
        command.env_remove(variable);
    }
    command
}
