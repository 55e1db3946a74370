//! Our own command and others, which fail loudly.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{python, repository, scratch};

/// Our own command, without the user's git settings, and with a state folder for the tests of this thread.
pub fn create_pyo3() -> Command {
    let mut command = isolated(Command::new(env!("CARGO_BIN_EXE_create-pyo3")));
    STATE.with(|state| command.env("XDG_STATE_HOME", state.path()));
    command
}

/// The same with arguments, in a folder.
pub fn create_pyo3_in(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = create_pyo3();
    command.args(arguments).current_dir(folder);
    command
}

/// Where our command keeps its state.
pub fn state() -> PathBuf {
    STATE.with(|state| state.path().join("create-pyo3"))
}

thread_local! {
    static STATE: tempfile::TempDir = scratch();
}

/// Our command on a terminal of that width; each of `keys` answers one prompt, the return key those after them.
#[cfg(unix)]
pub fn on_terminal(folder: &Path, columns: u16, keys: &str, arguments: &[&str]) -> Command {
    let mut command = isolated(Command::new(python()));
    command
        .arg(repository().join("tests/support/terminal.py"))
        .args(["--keys", keys, "--columns", &columns.to_string()])
        .arg(create_pyo3().get_program())
        .args(arguments)
        .env("TERM", "xterm")
        .current_dir(folder);
    command
}

/// Variables that change what programs do. Where CI is set, they print colours on a terminal that has none.
const SETTINGS: &[&str] = &[
    "CI",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "NO_COLOR",
    "RUSTFLAGS",
    "RUST_BACKTRACE",
    "VIRTUAL_ENV",
];

/// Takes away what the user's settings could change.
pub fn isolated(mut command: Command) -> Command {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let of_cargo =
            text.starts_with("CARGO_") && text != "CARGO_HOME" && !text.starts_with("CARGO_NET");
        let of_git = text.starts_with("GIT_") && !text.starts_with("GIT_SSL");
        if of_cargo || of_git || SETTINGS.contains(&&*text) {
            command.env_remove(&name);
        }
    }
    command
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .env("GIT_AUTHOR_NAME", "Test")
        .env("GIT_AUTHOR_EMAIL", "test@example.org")
        .env("GIT_COMMITTER_NAME", "Test")
        .env("GIT_COMMITTER_EMAIL", "test@example.org");
    command
}

/// Runs to a success and returns what was printed.
#[track_caller]
pub fn run(command: &mut Command) -> String {
    let output = output(command);
    assert!(output.status.success(), "{}", describe(command, &output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Runs to a success and returns what was printed as warnings.
#[track_caller]
pub fn warnings(command: &mut Command) -> String {
    let output = output(command);
    assert!(output.status.success(), "{}", describe(command, &output));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Runs to a failure and returns what was printed as the error.
#[track_caller]
pub fn run_to_failure(command: &mut Command) -> String {
    let output = output(command);
    assert!(!output.status.success(), "{}", describe(command, &output));
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Fails with all of the text if this part is not in it.
#[track_caller]
pub fn assert_says(text: &str, part: &str) {
    assert!(text.contains(part), "{part:?} is missing in\n{text}");
}

#[track_caller]
fn output(command: &mut Command) -> Output {
    command
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap_or_else(|error| panic!("{command:?} could not be started: {error}"))
}

fn describe(command: &Command, output: &Output) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words: Vec<_> = words.map(std::ffi::OsStr::to_string_lossy).collect();
    let words = shlex::try_join(words.iter().map(AsRef::as_ref));
    let folder = command.get_current_dir().unwrap_or(Path::new("."));
    format!(
        "{}: {} in {}\n{}{}",
        output.status,
        words.unwrap_or_else(|_| format!("{command:?}")),
        folder.display(),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    )
}
