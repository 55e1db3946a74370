//! What every subject needs: folders to work in, commands that fail loudly, trees to compare.

// Two binaries use this, and each only a part of it.
#![allow(dead_code, unused_imports)]

pub mod allocations;
mod ask;
pub mod doors;
mod matrix;
pub mod memory;
mod project;
pub mod random;
pub mod release;
pub mod sandbox;
mod snippets;
pub mod tools;
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
pub mod trace;
pub mod variants;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub use ask::{SEED, ask, is_long};
pub use doors::{
    Door, cargo_generate, cargo_generate_arguments_from, copier_arguments, copier_many,
    refusal_of_cargo_generate, refusals_of_copier, template_copy,
};
pub use matrix::{Case, pairwise, subsets};
pub use project::{Environment, Interpreter, Project, example_wheel};
pub use snippets::cut;
pub use tools::{in_haste, installed_path, python, tool, tools_path};

/// The contents of a folder by relative path, with `/`.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// The folder of the repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder below `target/` that stays between runs, so that what was built is not built again.
pub fn kept(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    folder
}

/// Does the work while no other process of the tests does it: nextest starts one for each test.
pub fn alone<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let path = kept("locks").join(name);
    let lock = fs::File::create(&path).and_then(|file| file.lock().map(|()| file));
    let _lock = lock.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    work()
}

/// A new folder outside every repository and workspace, gone when it is dropped.
pub fn scratch() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("the temporary folder can be written to");
    for ancestor in folder.path().ancestors() {
        for mark in [".git", "Cargo.toml"] {
            let path = ancestor.join(mark);
            assert!(
                !path.exists(),
                "{} is in the way of the tests",
                path.display()
            );
        }
    }
    folder
}

/// Our own command, without the user's git settings, and with a state folder for the tests of this thread.
pub fn create_pyo3() -> Command {
    let mut command = isolated(Command::new(env!("CARGO_BIN_EXE_create-pyo3")));
    STATE.with(|state| command.env("XDG_STATE_HOME", state.path()));
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

/// Takes away what the user's settings could change.
pub fn isolated(mut command: Command) -> Command {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        let of_cargo =
            text.starts_with("CARGO_") && text != "CARGO_HOME" && !text.starts_with("CARGO_NET");
        let of_git = text.starts_with("GIT_") && !text.starts_with("GIT_SSL");
        if of_cargo || of_git || ["RUSTFLAGS", "VIRTUAL_ENV", "RUST_BACKTRACE"].contains(&&*text) {
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

/// Every file below the folder, but for git's own and what `is_wanted` leaves out.
pub fn tree_of(folder: &Path, is_wanted: impl Fn(&str) -> bool) -> Tree {
    let entries = walkdir::WalkDir::new(folder)
        .into_iter()
        .filter_entry(|entry| {
            let path = relative(entry.path(), folder);
            path.is_empty() || (path != ".git" && is_wanted(&path))
        });
    entries
        .map(|entry| entry.unwrap_or_else(|error| panic!("{error}")))
        .filter(|entry| !entry.file_type().is_dir())
        .map(|entry| {
            assert!(
                entry.file_type().is_file(),
                "{} is a link",
                entry.path().display()
            );
            (relative(entry.path(), folder), read(entry.path()))
        })
        .collect()
}

/// Every file below the folder, but for git's own.
pub fn tree(folder: &Path) -> Tree {
    tree_of(folder, |_| true)
}

fn relative(path: &Path, folder: &Path) -> String {
    let path = path.strip_prefix(folder).expect("walked below the folder");
    path.to_str().expect("names are UTF-8").replace('\\', "/")
}

pub fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn read_text(path: &Path) -> String {
    String::from_utf8(read(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Writes the file, and the folders on the way to it.
pub fn write(path: &Path, contents: &str) {
    ensure(path, contents.as_bytes());
}

/// Fails with the first path that differs and both contents.
#[track_caller]
pub fn assert_same(expected: &Tree, actual: &Tree, what: &str) {
    let paths = |tree: &Tree| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(expected), paths(actual), "{what}: not the same files");
    for (path, contents) in expected {
        assert_eq!(
            String::from_utf8_lossy(contents),
            String::from_utf8_lossy(&actual[path]),
            "{what}: {path}"
        );
    }
}

/// Makes the folder hold exactly this tree, but leaves alone files that are right already, and what
/// `is_kept` names. Cargo then sees nothing new in them.
pub fn sync(tree: &Tree, folder: &Path, is_kept: impl Fn(&str) -> bool) {
    fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for stale in tree_of(folder, |path| !is_kept(path))
        .keys()
        .filter(|path| !tree.contains_key(*path))
    {
        fs::remove_file(folder.join(stale)).expect("a stale file can be removed");
    }
    for (path, contents) in tree {
        ensure(&folder.join(path), contents);
    }
}

/// Writes the file unless it holds just that; tells whether it had to.
pub fn ensure(path: &Path, contents: &[u8]) -> bool {
    if fs::read(path).is_ok_and(|current| current == contents) {
        return false;
    }
    let folder = path.parent().expect("a file has a folder");
    fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    fs::write(path, contents).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    true
}

/// Returns true if a file of the repository is not what it follows from. `cargo run --example renew` writes it.
pub fn is_stale(path: &Path, wanted: &[u8]) -> bool {
    if is_renewing() {
        ensure(path, wanted);
    }
    !fs::read(path).is_ok_and(|current| current == wanted)
}

/// Returns true if a generated file is there that nothing gives any more.
pub fn is_left_over(path: &Path) -> bool {
    if is_renewing() {
        fs::remove_file(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    path.exists()
}

fn is_renewing() -> bool {
    std::env::var_os("CREATE_PYO3_RENEW").is_some()
}

/// Fails if the README does not say this between two markers.
#[track_caller]
pub fn assert_between([start, end]: [&str; 2], wanted: &str) {
    let path = repository().join("README.md");
    let text = read_text(&path);
    let missing = |marker: &str| -> ! { panic!("README.md has no {marker}") };
    let (before, rest) = text.split_once(start).unwrap_or_else(|| missing(start));
    let (_, after) = rest.split_once(end).unwrap_or_else(|| missing(end));
    let wanted = format!("{before}{start}\n{wanted}{end}{after}");
    assert!(
        !is_stale(&path, wanted.as_bytes()),
        "what README.md has between {start} and {end} is stale; run `cargo run --example renew`"
    );
}
