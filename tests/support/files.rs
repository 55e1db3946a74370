//! Files and folders. What goes wrong with one of them names its path.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use super::{isolated, run};

/// The contents of a folder by relative path, with `/`.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// The folder of the repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder below `target/` that stays between runs, so that what was built is not built again.
pub fn kept(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    create_folder(&folder);
    folder
}

/// Does the work while no other process of the tests does it: nextest starts one for each test.
pub fn alone<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let path = kept("locks").join(name);
    let lock = fs::File::create(&path).and_then(|file| file.lock().map(|()| file));
    let _lock = done(lock, &path);
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

/// Fails with the path.
#[track_caller]
fn done<T>(result: io::Result<T>, path: &Path) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("{}: {error}", path.display()),
    }
}

/// Creates the folder, and those on the way to it.
#[track_caller]
pub fn create_folder(path: &Path) {
    done(fs::create_dir_all(path), path);
}

#[track_caller]
pub fn remove_folder(path: &Path) {
    done(fs::remove_dir_all(path), path);
}

#[track_caller]
pub fn remove_file(path: &Path) {
    done(fs::remove_file(path), path);
}

#[track_caller]
pub fn rename(from: &Path, to: &Path) {
    done(fs::rename(from, to), from);
}

#[cfg(unix)]
#[track_caller]
pub fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    done(
        fs::set_permissions(path, fs::Permissions::from_mode(mode)),
        path,
    );
}

/// Writes a program of a few lines of shell.
#[track_caller]
pub fn write_program(path: &Path, lines: &str) {
    write(path, format!("#!/bin/sh\n{lines}\n"));
    #[cfg(unix)]
    set_mode(path, 0o755);
}

/// Makes `path` a symbolic link.
#[cfg(unix)]
#[track_caller]
pub fn link(target: impl AsRef<Path>, path: &Path) {
    done(std::os::unix::fs::symlink(target, path), path);
}

/// The names of all that is in a folder, sorted.
#[track_caller]
pub fn names_in(folder: &Path) -> Vec<String> {
    let entries = done(fs::read_dir(folder), folder);
    let mut names: Vec<String> = entries
        .map(|entry| done(entry, folder).file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[track_caller]
pub fn read(path: &Path) -> Vec<u8> {
    done(fs::read(path), path)
}

#[track_caller]
pub fn read_text(path: &Path) -> String {
    done(fs::read_to_string(path), path)
}

/// Writes the file, and the folders on the way to it.
#[track_caller]
pub fn write(path: &Path, contents: impl AsRef<[u8]>) {
    create_folder(path.parent().expect("a file has a folder"));
    done(fs::write(path, contents), path);
}

/// Writes the file unless it holds just that: what builds it then sees nothing new.
#[track_caller]
pub fn ensure(path: &Path, contents: &[u8]) {
    if !fs::read(path).is_ok_and(|current| current == contents) {
        write(path, contents);
    }
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
    create_folder(folder);
    let present = tree_of(folder, |path| !is_kept(path));
    for stale in present.keys().filter(|path| !tree.contains_key(*path)) {
        remove_file(&folder.join(stale));
    }
    for (path, contents) in tree {
        ensure(&folder.join(path), contents);
    }
}

/// Runs git in the folder.
#[track_caller]
pub fn git(folder: &Path, arguments: &[&str]) -> String {
    run(isolated(Command::new("git"))
        .args(arguments)
        .current_dir(folder))
}
