//! Folders that somebody prepared: what is in them never makes us delete, overwrite, read or run something, or wait.

mod known;
mod plant;
mod planted;

use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use create_pyo3::update::merge::Tree;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::support::sandbox::{case, oldest, rendered};
use crate::support::{create_folder, create_pyo3_in, git, read, remove_folder, scratch, write};

/// No run takes this long, unless it hangs.
const PATIENCE: Duration = Duration::from_secs(30);
const STRANGER: u32 = 4321;

/// A folder with a project in `outer/project`, and beside it files that are nobody's business.
struct Place {
    root: tempfile::TempDir,
}

/// A command, where it runs below `outer`, and what is there before.
struct Scene {
    folder: &'static str,
    arguments: &'static [&'static str],
    project: Option<Project>,
}

#[derive(Clone, Copy, PartialEq)]
enum Project {
    Old,
    Committed,
}

const SCENES: &[Scene] = &[
    Scene {
        folder: "",
        arguments: &["fresh", "--yes", "--quiet", "--examples=json"],
        project: None,
    },
    Scene {
        folder: "project",
        arguments: &[".", "--yes", "--quiet", "--vcs=none"],
        project: None,
    },
    Scene {
        folder: "project",
        arguments: &[".", "--merge", "--yes", "--quiet"],
        project: None,
    },
    Scene {
        folder: "project",
        arguments: &[".", "--dry-run", "--yes"],
        project: None,
    },
    Scene {
        folder: "project",
        arguments: &["status"],
        project: Some(Project::Old),
    },
    Scene {
        folder: "project/src",
        arguments: &["update"],
        project: Some(Project::Old),
    },
    Scene {
        folder: "project",
        arguments: &["update"],
        project: Some(Project::Committed),
    },
    Scene {
        folder: "project",
        arguments: &["update", "--diff"],
        project: Some(Project::Committed),
    },
    Scene {
        folder: "project",
        arguments: &["update", "--continue"],
        project: Some(Project::Old),
    },
    Scene {
        folder: "project",
        arguments: &["update", "--abort"],
        project: Some(Project::Old),
    },
    Scene {
        folder: "project",
        arguments: &["remove", "json"],
        project: Some(Project::Old),
    },
    Scene {
        folder: "",
        arguments: &["update", "--set=license=none", "project"],
        project: Some(Project::Old),
    },
];

/// The mode and the contents of all that is in some folders.
type World = BTreeMap<PathBuf, (u32, Vec<u8>)>;

impl Place {
    fn of(scene: &Scene) -> Self {
        let place = Self { root: scratch() };
        for (path, text) in [
            ("elsewhere/id_rsa", "a secret"),
            ("elsewhere/folder/.bashrc", "mine"),
            ("outer/neighbour/file", "mine"),
            ("outer/project/.git/hooks/post-commit", "mine"),
            ("outer/project/.git/config", "[core]\n"),
            ("outer/project/.git/HEAD", "ref: refs/heads/main\n"),
        ] {
            place.write(path, text);
        }
        if let Some(project) = scene.project {
            place.fill(&rendered(oldest(), &case()));
            if project == Project::Committed {
                place.commit();
            }
        } else if !scene.arguments.contains(&"--merge") {
            remove_folder(&place.path("outer/project/.git"));
        }
        create_folder(&place.path("outer").join(scene.folder));
        place
    }

    fn fill(&self, tree: &Tree) {
        for (path, contents) in tree {
            self.write(&format!("outer/project/{path}"), contents);
        }
    }

    fn commit(&self) {
        let project = self.path("outer/project");
        remove_folder(&project.join(".git"));
        git(&project, &["init", "--quiet"]);
        git(&project, &["add", "--all"]);
        git(&project, &["commit", "--quiet", "--message=all"]);
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn write(&self, path: &str, contents: impl AsRef<[u8]>) {
        write(&self.path(path), contents);
    }

    fn command(&self, scene: &Scene) -> Command {
        create_pyo3_in(&self.path("outer").join(scene.folder), scene.arguments)
    }

    /// All that no command of ours may change: the rest of the world, and git's own folder.
    fn world(&self) -> World {
        let mut world = World::new();
        for folder in ["elsewhere", "outer/neighbour", "outer/project/.git"] {
            // A planted link may lead to the project itself, which may change.
            if self.path(folder).is_symlink() {
                continue;
            }
            for entry in walkdir::WalkDir::new(self.path(folder))
                .into_iter()
                .flatten()
            {
                let found = entry.metadata().expect("it is there");
                let contents = if found.is_file() {
                    read(entry.path())
                } else {
                    Vec::new()
                };
                world.insert(entry.into_path(), (found.mode(), contents));
            }
        }
        world
    }
}

/// Ends a run that hangs, and fails.
fn ended(mut command: Command, what: &str) -> Output {
    let command = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let child = command.spawn().expect("our command starts");
    let id = Pid::from_raw(child.id().cast_signed());
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(child.wait_with_output()));
    let Ok(output) = receiver.recv_timeout(PATIENCE) else {
        kill(id, Signal::SIGKILL).expect("it is our child");
        panic!("{what}: it hangs");
    };
    output.expect("it is our child")
}

/// Nothing that a terminal acts on.
fn assert_plain(output: &Output, what: &str) {
    for text in [&output.stdout, &output.stderr] {
        let text = String::from_utf8_lossy(text);
        let is_plain = |c: char| !c.is_control() || "\n\t".contains(c);
        assert!(text.chars().all(is_plain), "{what}: {text:?}");
    }
}
