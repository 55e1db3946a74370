//! Folders that somebody prepared: what is in them never makes us delete, overwrite, read or run something, or wait.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, FileTimes, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use create_pyo3::update::merge::Tree;
use nix::sys::stat::{Mode, SFlag, makedev, mknod};
use nix::unistd::{Uid, mkfifo};

use crate::support::sandbox::{case, oldest, rendered};
use crate::support::trace::trace;
use crate::support::{create_pyo3, is_long, isolated, run, scratch, state};

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
    let mut child = command.spawn().expect("our command starts");
    let start = Instant::now();
    while child.try_wait().expect("it is our child").is_none() {
        if start.elapsed() > PATIENCE {
            child.kill().expect("it is our child");
            panic!("{what}: it hangs");
        }
        thread::sleep(Duration::from_millis(2));
    }
    child.wait_with_output().expect("it is our child")
}

/// The paths below the root that the command looks at, as it is written now.
fn looked_at(scene: &Scene) -> BTreeSet<PathBuf> {
    let place = Place::of(scene);
    let root = place.root.path().to_owned();
    let mut seen = BTreeSet::new();
    trace(&mut place.command(scene), |call| {
        if let Some(path) = call.path().filter(|_| call.is_ours()) {
            let below = path.strip_prefix(&root).map(Path::to_owned);
            seen.extend(below.into_iter().filter(|path| path.starts_with("outer")));
        }
        None
    });
    // Random names are new each time.
    seen.retain(|path| !path.to_string_lossy().contains(".create-pyo3-"));
    seen.retain(|path| path.components().count() > 1 && path.file_name().is_some());
    seen
}

#[test]
fn nothing_planted_does_harm() {
    let mut number = 0;
    for scene in SCENES {
        let paths = looked_at(scene);
        assert!(!paths.is_empty(), "{:?} looks at nothing", scene.arguments);
        for path in &paths {
            // What is above a project is looked at by every command, and worth more attempts. Neither number has a
            // factor in common with that of the plants.
            let is_above = path.components().count() == 2;
            let stride = if is_above { 9 } else { 149 };
            for plant in PLANTS {
                number += 1;
                if is_long() || number % stride == 0 {
                    survives(scene, path, *plant);
                }
            }
        }
    }
    assert!(number > 3000, "{number} are too few");
}

fn survives(scene: &Scene, path: &Path, plant: Plant) {
    let what = format!("{plant:?} at {} for {:?}", path.display(), scene.arguments);
    let place = Place::of(scene);
    let planted = place.root.path().join(path);
    let holds_us = place.path("outer").join(scene.folder).starts_with(&planted);
    if holds_us {
        return;
    }
    place.plant(&planted, plant);
    let kind = planted
        .symlink_metadata()
        .expect("it was planted")
        .file_type();
    let before = place.world();
    let output = ended(place.command(scene), &what);
    assert!(
        before == place.world(),
        "{what}: the world changed: {output:?}"
    );
    if let Ok(found) = planted.symlink_metadata() {
        let is_kept = found.file_type() == kind;
        assert!(is_kept, "{what}: it became something else");
    } else {
        assert!(kind.is_file(), "{what}: it was removed");
    }
    assert_plain(&output, &what);
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    // A hard link is the file itself, whose differences `--diff` is asked for.
    let is_asked_for = plant == Plant::HardLink && scene.arguments.contains(&"--diff");
    assert!(is_asked_for || !said.contains("a secret"), "{what}: {said}");
}

/// Nothing that a terminal acts on.
fn assert_plain(output: &Output, what: &str) {
    for text in [&output.stdout, &output.stderr] {
        let text = String::from_utf8_lossy(text);
        let is_plain = |c: char| !c.is_control() || "\n\t".contains(c);
        assert!(text.chars().all(is_plain), "{what}: {text:?}");
    }
}

/// Swaps a folder for a link and back, as another user of a shared folder could.
#[test]
fn no_swap_leads_elsewhere() {
    let rounds = if is_long() { 200 } else { 6 };
    for scene in SCENES
        .iter()
        .filter(|it| it.folder == "project" && !it.arguments.contains(&"status"))
    {
        for round in 0..rounds {
            let place = Place::of(scene);
            let name = ["src", "tests", "python"][round % 3];
            let (folder, aside) = (
                place.path("outer/project").join(name),
                place.path("outer/project/aside"),
            );
            let before = place.world();
            let mut child = place
                .command(scene)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("it starts");
            while child.try_wait().expect("it is our child").is_none() {
                let _ = fs::rename(&folder, &aside);
                let _ = symlink(place.path("elsewhere/folder"), &folder);
                thread::yield_now();
                let _ = fs::remove_file(&folder);
                let _ = fs::rename(&aside, &folder);
            }
            assert!(
                before == place.world(),
                "{:?} wrote elsewhere through {name}",
                scene.arguments
            );
        }
    }
}

/// The entries that made release 0.1.0 delete, overwrite and copy files.
#[test]
fn a_planted_stage_and_a_received_journal_are_only_files() {
    let journal = r#"
conflicts = []
[[operations]]
kind = "file"
path = "docs/.bashrc"
after = { name = "0.after", mode = 0o6755 }
before = { name = "d/id_rsa", mode = 0o6755 }
"#;
    for scene in SCENES {
        let place = Place::of(scene);
        for folder in ["outer", "outer/project"] {
            let stage = place.path(folder).join(".create-pyo3-x");
            fs::create_dir(&stage).expect("a scratch folder");
            symlink("..", stage.join("entries")).expect("a link");
            symlink("../nowhere", stage.join("lock")).expect("a link");
        }
        place.write("outer/project/.create-pyo3-update/journal.toml", journal);
        place.write("outer/project/.create-pyo3-update/0.after", "an attack");
        symlink("../../elsewhere/folder", place.path("outer/project/docs")).expect("a link");
        symlink(
            "../../../elsewhere",
            place.path("outer/project/.create-pyo3-update/d"),
        )
        .expect("a link");
        let before = place.world();
        let output = ended(place.command(scene), "with a stage and a journal");
        assert!(before == place.world(), "{:?}: {output:?}", scene.arguments);
        for path in [
            "outer/.create-pyo3-x/entries",
            "outer/project/.create-pyo3-update/0.after",
        ] {
            assert!(
                place.path(path).symlink_metadata().is_ok(),
                "{:?}: {path} is gone",
                scene.arguments
            );
        }
        if scene.arguments == ["update"] {
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(
                said.contains("warning: ignored `.create-pyo3-update`"),
                "{said}"
            );
        }
    }
}

/// What git's settings include can be a FIFO, which nobody writes to.
#[test]
fn git_is_not_waited_for_without_end() {
    let scene = Scene {
        folder: "project",
        arguments: &["../fresh", "--yes", "--vcs=none", "--quiet"],
        project: Some(Project::Old),
    };
    let place = Place::of(&scene);
    mkfifo(&place.path("outer/fifo"), Mode::S_IRWXU).expect("a FIFO");
    fs::create_dir_all(place.path("outer/project/.git/objects")).expect("a scratch folder");
    fs::create_dir_all(place.path("outer/project/.git/refs")).expect("a scratch folder");
    place.write(
        "outer/project/.git/config",
        "[include]\npath = ../../fifo\n",
    );
    let output = ended(place.command(&scene), "git waits");
    assert!(output.status.success(), "{output:?}");
    assert!(place.path("outer/fresh/Cargo.toml").is_file());
}

/// As git's safe.directory: whoever can write above us could have put it there.
#[test]
fn what_belongs_to_somebody_else_is_not_found_upwards() {
    if !Uid::effective().is_root() {
        // A user's own files are then the only ones that can be made; those of root are above all of them.
        assert!(fs::metadata("/").expect("the root is there").uid() != Uid::effective().as_raw());
        return;
    }
    let update = &SCENES[5];
    let place = Place::of(update);
    own(&place.path("outer/project"), STRANGER);
    let output = ended(place.command(update), "a project of somebody else");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("belongs to another user"), "{said}");

    let create = &SCENES[0];
    let place = Place::of(create);
    place.write("outer/Cargo.toml", "[workspace]\n");
    own(&place.path("outer"), STRANGER);
    let output = ended(place.command(create), "a workspace of somebody else");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert!(
        said.contains("Cargo.toml` belongs to another user"),
        "{said}"
    );
    assert_eq!(
        fs::read_to_string(place.path("outer/Cargo.toml")).expect("it is there"),
        "[workspace]\n"
    );
}

/// What is a secret in the project is one in each copy.
#[test]
fn copies_are_as_private_as_the_original() {
    let scene = Scene {
        folder: "project",
        arguments: &["remove", "json"],
        project: Some(Project::Old),
    };
    let place = Place::of(&scene);
    fs::remove_dir_all(place.path("outer/project/.git")).expect("a scratch folder");
    let mode = |path: &str| fs::metadata(place.path(path)).expect("it is there").mode() & 0o7777;
    let set = |path: &str, mode| {
        fs::set_permissions(place.path(path), Permissions::from_mode(mode)).expect("it is ours")
    };
    set("outer/project/README.md", 0o600);
    set("outer/project/Cargo.toml", 0o6755);
    let output = ended(place.command(&scene), "with a secret");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(mode("outer/project/README.md"), 0o600);
    assert_eq!(
        mode("outer/project/.create-pyo3-backup/files/README.md"),
        0o600
    );
    assert_eq!(mode("outer/project/Cargo.toml"), 0o755);
    for entry in walkdir::WalkDir::new(state()) {
        let entry = entry.expect("it is there");
        let mode = entry.metadata().expect("it is there").mode();
        assert!(
            entry.file_type().is_file() || mode & 0o077 == 0,
            "{}",
            entry.path().display()
        );
    }
}

/// A folder that others can look into is no place for it.
#[test]
fn a_state_folder_that_is_not_private_is_refused() {
    let scene = &SCENES[6];
    let place = Place::of(scene);
    let home = place.path("home");
    fs::create_dir_all(home.join("create-pyo3")).expect("a scratch folder");
    fs::set_permissions(home.join("create-pyo3"), Permissions::from_mode(0o755))
        .expect("it is ours");
    let mut command = place.command(scene);
    command.env("XDG_STATE_HOME", &home);
    let output = ended(command, "a state folder that is not private");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("must be yours alone"), "{said}");
}

/// Nothing that a folder is called moves the cursor.
#[test]
fn names_are_shown_and_do_not_act() {
    let name = "a\u{1b}[2Jb\rc\u{202e}d\u{9b}31m\ne";
    for scene in SCENES {
        let place = Place::of(scene);
        let root = place.path("outer").join(name);
        fs::rename(place.path("outer/project"), &root).expect("a scratch folder");
        fs::create_dir_all(&root).expect("a scratch folder");
        fs::write(root.join(name), "mine").expect("a scratch folder");
        for path in ["", "Cargo.toml", "src"] {
            let mut command = create_pyo3();
            command.args(scene.arguments).current_dir(&root);
            if !path.is_empty() {
                let _ = fs::remove_dir_all(root.join(path));
                let _ = fs::remove_file(root.join(path));
                symlink(name, root.join(path)).expect("a link");
            }
            assert_plain(
                &ended(command, name),
                &format!("{:?} {path}", scene.arguments),
            );
        }
        for arguments in [
            &["update", name][..],
            &[name, "--yes"],
            &[name, "--yes", "--name=x", "--merge"],
        ] {
            let mut command = create_pyo3();
            command.args(arguments).current_dir(place.path("outer"));
            assert_plain(&ended(command, name), &format!("{arguments:?}"));
        }
    }
}

/// A folder whose name is no text cannot be named in the manifest of a workspace, which is one.
#[test]
fn a_folder_that_is_no_text_does_not_break_a_workspace() {
    use std::os::unix::ffi::OsStrExt;
    let folder = scratch();
    fs::write(folder.path().join("Cargo.toml"), "[workspace]\n").expect("a scratch folder");
    let name = std::ffi::OsStr::from_bytes(b"not-\xff-text");
    let mut command = create_pyo3();
    command
        .arg(name)
        .args(["--name=my-project", "--yes", "--quiet", "--vcs=none"])
        .current_dir(folder.path());
    let output = ended(command, "a name that is no text");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.contains("not added to the workspace around it"),
        "{said}"
    );
    let manifest = fs::read_to_string(folder.path().join("Cargo.toml"));
    assert_eq!(manifest.expect("it is there"), "[workspace]\n");
}

/// Neither is read into memory, nor compared line by line.
#[test]
fn what_is_too_large_to_merge_is_named() {
    let scene = &SCENES[5];
    let place = Place::of(scene);
    let readme = File::create(place.path("outer/project/README.md")).expect("a scratch folder");
    readme.set_len(3 << 30).expect("a file with a hole");
    let lines: String = (0..200_000).map(|number| format!("{number}\n")).collect();
    place.write("outer/project/TOUR.md", lines);
    let ours = place.command(scene);
    let mut command = isolated(Command::new("sh"));
    command
        .args(["-c", "ulimit -v 1000000; exec \"$@\"", "sh"])
        .arg(ours.get_program())
        .args(ours.get_args());
    command
        .current_dir(place.path("outer/project"))
        .env("XDG_STATE_HOME", state().parent().expect("a folder"));
    let output = ended(command, "large files");
    let said = String::from_utf8_lossy(&output.stderr);
    for path in ["README.md", "TOUR.md"] {
        let expected = format!("{path}: the template changes it, and yours is too large to merge");
        assert!(said.contains(&expected), "{said}");
    }
}

/// A text about conflicts is not one.
#[test]
fn markers_of_others_do_not_stop_an_update() {
    let scene = &SCENES[6];
    let place = Place::of(scene);
    let readme = place.path("outer/project/README.md");
    let text = fs::read_to_string(&readme).expect("it is there");
    fs::write(
        &readme,
        text + "\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> topic\n",
    )
    .expect("a scratch folder");
    let project = place.path("outer/project");
    run(isolated(Command::new("git"))
        .args(["commit", "--quiet", "--all", "--message=mine"])
        .current_dir(project));
    let output = ended(place.command(scene), "markers of others");
    assert!(output.status.success(), "{output:?}");
}
