//! Faults that earlier versions had, one test each.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::process::Command;

use nix::sys::stat::Mode;
use nix::unistd::{Uid, mkfifo};

use super::{Place, Project, SCENES, STRANGER, Scene, assert_plain, ended, own};
use crate::support::{create_pyo3, isolated, run, scratch, state};

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
