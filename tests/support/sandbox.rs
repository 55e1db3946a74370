//! A project on disk to update, in a repository of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use create_pyo3::system::folder::Folder;
use create_pyo3::system::state;
use create_pyo3::template::releases;
use create_pyo3::update::journals::Journals;
use create_pyo3::update::merge::Tree;
use create_pyo3::update::tree as render;

use super::{Case, assert_says, create_folder, create_pyo3_in, scratch};

/// What is at a path: a file's bytes, a link's target or a folder, each with its mode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    File(String, u32),
    Link(PathBuf),
    Folder(u32),
}

/// All that is below a folder, but for git's own.
pub type Snapshot = BTreeMap<String, Found>;

pub struct Sandbox {
    _folder: tempfile::TempDir,
    pub project: PathBuf,
}

/// What a command printed, and its exit code.
#[derive(Debug)]
pub struct Ended {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Sandbox {
    /// An empty folder, without a repository.
    pub fn empty() -> Self {
        let folder = scratch();
        let project = folder.path().join("project");
        create_folder(&project);
        Self {
            _folder: folder,
            project,
        }
    }

    /// A folder with these files.
    pub fn of(tree: &Tree) -> Self {
        let sandbox = Self::empty();
        for (path, contents) in tree {
            sandbox.write(path, contents);
        }
        sandbox
    }

    /// A committed project that a version made, which is untouched.
    pub fn made_by(version: &str, case: &Case) -> Self {
        let sandbox = Self::of(&rendered(version, case));
        sandbox.commit();
        sandbox
    }

    pub fn write(&self, path: &str, contents: impl AsRef<[u8]>) {
        super::write(&self.project.join(path), contents);
    }

    pub fn read(&self, path: &str) -> String {
        String::from_utf8_lossy(&super::read(&self.project.join(path))).into_owned()
    }

    pub fn exists(&self, path: &str) -> bool {
        self.project.join(path).symlink_metadata().is_ok()
    }

    pub fn delete(&self, path: &str) {
        super::remove_file(&self.project.join(path));
    }

    /// Replaces text in a file, which must have it.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        self.write(path, text.replacen(from, to, 1));
    }

    pub fn git(&self, arguments: &[&str]) -> String {
        super::git(&self.project, arguments)
    }

    /// Commits all that is not ignored, in a new repository if there is none.
    pub fn commit(&self) {
        if !self.exists(".git") {
            self.git(&["init", "--quiet"]);
        }
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", "all"]);
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        create_pyo3_in(&self.project, arguments)
    }

    pub fn call(&self, arguments: &[&str]) -> Ended {
        let output = self.command(arguments).output();
        let output = output.expect("our command starts");
        Ended {
            code: output.status.code(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Runs our command to a success.
    #[track_caller]
    pub fn succeed(&self, arguments: &[&str]) -> Ended {
        let ended = self.call(arguments);
        assert_eq!(ended.code, Some(0), "{arguments:?}: {ended:?}");
        ended
    }

    /// Runs our command to a failure, which must change nothing.
    #[track_caller]
    pub fn refuse(&self, arguments: &[&str], because: &str) {
        let before = self.snapshot();
        let ended = self.call(arguments);
        assert_eq!(ended.code, Some(1), "{arguments:?}: {ended:?}");
        assert_says(&ended.stderr, because);
        assert_eq!(before, self.snapshot(), "{arguments:?} changed something");
    }

    pub fn snapshot(&self) -> Snapshot {
        snapshot(&self.project)
    }

    /// Fails unless the project consists of exactly these files.
    #[track_caller]
    pub fn assert_is(&self, tree: &Tree, what: &str) {
        let tree = tree.iter().map(|(path, it)| (path.clone(), it.to_vec()));
        super::assert_same(&tree.collect(), &super::tree(&self.project), what);
    }
}

/// The version of this crate.
pub const NOW: &str = env!("CARGO_PKG_VERSION");

pub fn oldest() -> &'static str {
    releases::versions()[0]
}

/// Answers that the oldest release knows.
pub fn case() -> Case {
    Case::of_oldest_release("my-project")
}

/// A project of the oldest release that nobody touched.
pub fn old() -> Sandbox {
    Sandbox::made_by(oldest(), &case())
}

/// What an update makes of it.
pub fn fresh() -> Tree {
    rendered(NOW, &case())
}

/// The journals of our command's state folder, which no run of it can change meanwhile.
pub fn journals() -> Journals {
    let state = super::state();
    let home = Folder::open(state.parent().expect("a folder")).expect("it is there");
    let state = state::private(&home, "create-pyo3").expect("it is ours");
    Journals::open(&state).expect("nobody has the lock")
}

/// What a version gives for these answers.
pub fn rendered(version: &str, case: &Case) -> Tree {
    let template = releases::template(version).unwrap_or_else(|| panic!("no version {version}"));
    render(&template, &case.to_answers()).expect("it renders")
}

pub fn snapshot(folder: &Path) -> Snapshot {
    let entries = walkdir::WalkDir::new(folder).min_depth(1).into_iter();
    let entries = entries.filter_entry(|entry| entry.file_name() != ".git");
    let found = entries.map(|entry| {
        let entry = entry.unwrap_or_else(|error| panic!("{error}"));
        let path = entry.path().strip_prefix(folder).expect("it is below");
        let mode = mode(&entry.metadata().expect("it is there"));
        let found = match entry.file_type() {
            kind if kind.is_dir() => Found::Folder(mode),
            kind if kind.is_symlink() => Found::Link(fs::read_link(entry.path()).expect("a link")),
            _ => {
                let contents = super::read(entry.path());
                Found::File(contents.escape_ascii().to_string(), mode)
            }
        };
        (path.to_str().expect("UTF-8").to_owned(), found)
    });
    found.collect()
}

#[cfg(unix)]
fn mode(found: &fs::Metadata) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    found.permissions().mode()
}

#[cfg(not(unix))]
fn mode(_: &fs::Metadata) -> u32 {
    0
}
