//! What is asked of git: who the user is, a new repository, and what was committed last. Never fatal,
//! never through a shell.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::programs;

/// `NAME <EMAIL>` from git's configuration, if both are set there.
pub fn author() -> Option<String> {
    let output = git()?
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
    repository(folder).is_some()
}

/// The folder of the repository around it, which may be the folder itself.
pub fn repository(folder: &Path) -> Option<&Path> {
    let mut ancestors = folder.ancestors();
    ancestors.find(|ancestor| ancestor.join(".git").exists())
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

/// What the last commit has at these paths below the folder: the bytes as they are stored.
///
/// `None` where there is no repository, or git cannot read it. No filter, hook or monitor of any
/// configuration runs: the objects are read as they are.
pub fn committed(folder: &Path, paths: &[&str]) -> Option<Vec<Option<Vec<u8>>>> {
    if !is_inside_repository(folder) {
        return None;
    }
    let mut child = git()?
        .args(["--no-replace-objects", "-c", "core.fsmonitor=false"])
        .args(["cat-file", "--batch"])
        .env("GIT_NO_LAZY_FETCH", "1")
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut stdin = child.stdin.take().expect("it is piped");
    let asked: String = paths.iter().map(|it| format!("HEAD:./{it}\n")).collect();
    // In a thread: git answers while it is asked, and either pipe may be full.
    let asking = std::thread::spawn(move || stdin.write_all(asked.as_bytes()));
    let output = child.wait_with_output().ok()?;
    asking.join().ok()?.ok()?;
    if !output.status.success() {
        return None;
    }
    let mut rest = output.stdout.as_slice();
    paths.iter().map(|_| next_object(&mut rest)).collect()
}

/// Takes one answer of `git cat-file --batch`: `ID TYPE SIZE` and the contents, or `NAME missing`.
fn next_object(rest: &mut &[u8]) -> Option<Option<Vec<u8>>> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let header = str::from_utf8(&rest[..end]).ok()?;
    let after = &rest[end + 1..];
    if header.ends_with(" missing") {
        *rest = after;
        return Some(None);
    }
    let size: usize = header.rsplit(' ').next()?.parse().ok()?;
    let contents = after.get(..size)?.to_vec();
    *rest = after.get(size + 1..)?;
    Some(header.contains(" blob ").then_some(contents))
}

/// Git for the folder that it is told, whatever a hook that runs us has set; of the variables that are its
/// own only those stay that say where its settings are.
fn git() -> Option<Command> {
    let mut command = Command::new(programs::find("git")?);
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("GIT_") && !name.starts_with("GIT_CONFIG") {
            command.env_remove(&*name);
        }
    }
    Some(command)
}
