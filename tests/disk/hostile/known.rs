//! Faults that earlier versions had, one test each.

use std::fs::{self, File};
use std::os::unix::fs::MetadataExt;
use std::process::Command;

use nix::sys::stat::Mode;
use nix::unistd::{Uid, mkfifo};

use super::plant::own;
use super::{Place, Project, SCENES, STRANGER, Scene, assert_plain, ended};
use crate::support::{
    assert_says, create_folder, create_pyo3_in, git, isolated, link, read_text, remove_folder,
    rename, scratch, set_mode, state, write,
};

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
            create_folder(&stage);
            link("..", &stage.join("entries"));
            link("../nowhere", &stage.join("lock"));
        }
        place.write("outer/project/.create-pyo3-update/journal.toml", journal);
        place.write("outer/project/.create-pyo3-update/0.after", "an attack");
        link("../../elsewhere/folder", &place.path("outer/project/docs"));
        link(
            "../../../elsewhere",
            &place.path("outer/project/.create-pyo3-update/d"),
        );
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
            assert_says(&said, "warning: ignored `.create-pyo3-update`");
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
    create_folder(&place.path("outer/project/.git/objects"));
    create_folder(&place.path("outer/project/.git/refs"));
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
    assert_says(&said, "belongs to another user");

    let create = &SCENES[0];
    let place = Place::of(create);
    place.write("outer/Cargo.toml", "[workspace]\n");
    own(&place.path("outer"), STRANGER);
    let output = ended(place.command(create), "a workspace of somebody else");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    assert_says(&said, "Cargo.toml` belongs to another user");
    assert_eq!(read_text(&place.path("outer/Cargo.toml")), "[workspace]\n");
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
    remove_folder(&place.path("outer/project/.git"));
    let mode = |path: &str| fs::metadata(place.path(path)).expect("it is there").mode() & 0o7777;
    set_mode(&place.path("outer/project/README.md"), 0o600);
    set_mode(&place.path("outer/project/Cargo.toml"), 0o6755);
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
    create_folder(&home.join("create-pyo3"));
    set_mode(&home.join("create-pyo3"), 0o755);
    let mut command = place.command(scene);
    command.env("XDG_STATE_HOME", &home);
    let output = ended(command, "a state folder that is not private");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_says(&said, "must be yours alone");
}

/// Nothing that a folder is called moves the cursor.
#[test]
fn names_are_shown_and_do_not_act() {
    let name = "a\u{1b}[2Jb\rc\u{202e}d\u{9b}31m\ne";
    for scene in SCENES {
        let place = Place::of(scene);
        let root = place.path("outer").join(name);
        rename(&place.path("outer/project"), &root);
        write(&root.join(name), "mine");
        for path in ["", "Cargo.toml", "src"] {
            let command = create_pyo3_in(&root, scene.arguments);
            if !path.is_empty() {
                let _ = fs::remove_dir_all(root.join(path));
                let _ = fs::remove_file(root.join(path));
                link(name, &root.join(path));
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
            let command = create_pyo3_in(&place.path("outer"), arguments);
            assert_plain(&ended(command, name), &format!("{arguments:?}"));
        }
    }
}

/// A folder whose name is no text cannot be named in the manifest of a workspace, which is one.
#[test]
fn a_folder_that_is_no_text_does_not_break_a_workspace() {
    use std::os::unix::ffi::OsStrExt;
    let folder = scratch();
    write(&folder.path().join("Cargo.toml"), "[workspace]\n");
    let name = std::ffi::OsStr::from_bytes(b"not-\xff-text");
    let options = ["--name=my-project", "--yes", "--quiet", "--vcs=none"];
    let mut command = create_pyo3_in(folder.path(), &options);
    command.arg(name);
    let output = ended(command, "a name that is no text");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_says(&said, "not added to the workspace around it");
    let manifest = read_text(&folder.path().join("Cargo.toml"));
    assert_eq!(manifest, "[workspace]\n");
}

/// Neither is read into memory, nor compared line by line.
#[test]
fn what_is_too_large_to_merge_is_named() {
    let scene = &SCENES[5];
    let place = Place::of(scene);
    let readme = File::create(place.path("outer/project/README.md")).expect("it is ours");
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
        assert_says(&said, &expected);
    }
}

/// A text about conflicts is not one.
#[test]
fn markers_of_others_do_not_stop_an_update() {
    let scene = &SCENES[6];
    let place = Place::of(scene);
    let readme = place.path("outer/project/README.md");
    let text = read_text(&readme) + "\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> topic\n";
    write(&readme, text);
    git(
        &place.path("outer/project"),
        &["commit", "--quiet", "--all", "--message=mine"],
    );
    let output = ended(place.command(scene), "markers of others");
    assert!(output.status.success(), "{output:?}");
}

/// git would follow the link, and make the repository where it leads.
#[test]
fn no_repository_is_made_behind_a_link() {
    let scene = &SCENES[0];
    let place = Place::of(scene);
    let elsewhere = place.path("elsewhere/nothing");
    create_folder(&place.path("outer/fresh"));
    link(&elsewhere, &place.path("outer/fresh/.git"));
    let output = ended(place.command(scene), "a link to nothing");
    assert!(output.status.success(), "{output:?}");
    assert_says(
        &String::from_utf8_lossy(&output.stderr),
        "no git repository was started: `.git` is a link",
    );
    assert!(!elsewhere.exists(), "git made {}", elsewhere.display());
}
