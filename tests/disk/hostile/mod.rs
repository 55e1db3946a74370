//! Folders that somebody prepared: what is in them never makes us delete, overwrite, read or run something, or wait.

mod known;
mod planted;

use std::collections::BTreeMap;
use std::fs::{self, File, FileTimes, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, SystemTime};

use create_pyo3::update::merge::Tree;
use nix::sys::signal::{Signal, kill};
use nix::sys::stat::{Mode, SFlag, makedev, mknod};
use nix::unistd::{Pid, Uid, mkfifo};

use crate::support::sandbox::{case, oldest, rendered};
use crate::support::{create_pyo3, isolated, run, scratch};

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

/// What is planted.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Plant {
    Link,
    LinkToFolder,
    LinkToNothing,
    LinkUp,
    HardLink,
    Fifo,
    Socket,
    Folder,
    FullFolder,
    File,
    Future,
    Unreadable,
    Foreign,
    Device,
}

const PLANTS: &[Plant] = &[
    Plant::Link,
    Plant::LinkToFolder,
    Plant::LinkToNothing,
    Plant::LinkUp,
    Plant::HardLink,
    Plant::Fifo,
    Plant::Socket,
    Plant::Folder,
    Plant::FullFolder,
    Plant::File,
    Plant::Future,
    Plant::Unreadable,
    Plant::Foreign,
    Plant::Device,
];

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
            fs::remove_dir_all(place.path("outer/project/.git")).expect("a scratch folder");
        }
        fs::create_dir_all(place.path("outer").join(scene.folder)).expect("a scratch folder");
        place
    }

    fn fill(&self, tree: &Tree) {
        for (path, contents) in tree {
            self.write(&format!("outer/project/{path}"), contents);
        }
    }

    fn commit(&self) {
        let project = self.path("outer/project");
        fs::remove_dir_all(project.join(".git")).expect("a scratch folder");
        for arguments in [
            &["init", "--quiet"][..],
            &["add", "--all"],
            &["commit", "--quiet", "--message=all"],
        ] {
            run(isolated(Command::new("git"))
                .args(arguments)
                .current_dir(&project));
        }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn write(&self, path: &str, contents: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a scratch folder");
        fs::write(path, contents).expect("a scratch folder");
    }

    fn command(&self, scene: &Scene) -> Command {
        let mut command = create_pyo3();
        let folder = self.path("outer").join(scene.folder);
        command.args(scene.arguments).current_dir(folder);
        command
    }

    /// All that no command of ours may change: the rest of the world, and git's own folder.
    fn world(&self) -> World {
        let mut world = World::new();
        for folder in ["elsewhere", "outer/neighbour", "outer/project/.git"] {
            for entry in walkdir::WalkDir::new(self.path(folder))
                .into_iter()
                .flatten()
            {
                let found = entry.metadata().expect("it is there");
                let contents = if found.is_file() {
                    fs::read(entry.path())
                } else {
                    Ok(Vec::new())
                };
                let contents = contents.expect("it can be read");
                world.insert(entry.into_path(), (found.mode(), contents));
            }
        }
        world
    }

    /// Puts something hostile at a path, in place of what is there.
    fn plant(&self, path: &Path, plant: Plant) {
        if path.is_dir() && !path.is_symlink() {
            fs::remove_dir_all(path).expect("a scratch folder");
        } else {
            let _ = fs::remove_file(path);
        }
        fs::create_dir_all(path.parent().expect("a folder")).expect("a scratch folder");
        let file = |text: &str| fs::write(path, text).expect("a scratch folder");
        match plant {
            Plant::Link => symlink(self.path("elsewhere/id_rsa"), path).expect("a link"),
            Plant::LinkToFolder => symlink(self.path("elsewhere/folder"), path).expect("a link"),
            Plant::LinkToNothing => symlink(self.path("elsewhere/nothing"), path).expect("a link"),
            Plant::LinkUp => symlink("..", path).expect("a link"),
            Plant::HardLink => fs::hard_link(self.path("elsewhere/id_rsa"), path).expect("a link"),
            Plant::Fifo => mkfifo(path, Mode::S_IRWXU).expect("a FIFO"),
            Plant::Socket => drop(UnixListener::bind(path)),
            Plant::Folder => fs::create_dir(path).expect("a scratch folder"),
            Plant::FullFolder => {
                fs::create_dir_all(path.join("entries")).expect("a scratch folder");
                symlink("..", path.join("project")).expect("a link");
                fs::write(path.join("lock"), "").expect("a scratch folder");
            }
            Plant::File => file("\0\x1b[31m{{ [ broken"),
            Plant::Future => {
                file("later");
                let later = SystemTime::now() + Duration::from_secs(1_000_000_000);
                let opened = File::options()
                    .write(true)
                    .open(path)
                    .expect("a scratch folder");
                let times = FileTimes::new().set_modified(later);
                opened.set_times(times).expect("a scratch folder");
            }
            Plant::Unreadable => {
                file("unreadable");
                fs::set_permissions(path, Permissions::from_mode(0o000)).expect("a scratch folder");
            }
            Plant::Foreign => {
                file("[workspace]\n");
                own(path, STRANGER);
            }
            Plant::Device if Uid::effective().is_root() => {
                // The console that nobody has: to open it can wait for ever.
                let made = mknod(path, SFlag::S_IFCHR, Mode::S_IRWXU, makedev(5, 1));
                made.expect("root can create devices");
            }
            // Only root creates devices; a FIFO waits like one.
            Plant::Device => mkfifo(path, Mode::S_IRWXU).expect("a FIFO"),
        }
    }
}

/// Only root can give files away.
fn own(path: &Path, user: u32) {
    if Uid::effective().is_root() {
        chown(path, Some(user), Some(user)).expect("root can give files away");
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
