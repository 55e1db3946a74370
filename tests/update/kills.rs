//! An update that is killed or runs out of disk at any step can be taken back and gone on with.

use std::path::Path;
use std::process::Command;

use nix::errno::Errno;
use nix::libc;

use create_pyo3::template::releases;

use crate::support::sandbox::{Sandbox, Snapshot, rendered};
use crate::support::trace::{Call, End, Fault, trace};
use crate::support::{
    Case, assert_says, is_long, names_in, remove_folder, rename, run, scratch, set_mode, state,
    tree,
};

/// An update that deletes, adds and changes files, makes a folder, removes one, and ends in a conflict.
const UPDATE: &[&str] = &[
    "update",
    "--set=examples=none",
    "--set=license=MIT-OR-Apache-2.0",
    "--quiet",
];

/// A project to update, edited, with modes of its own.
fn project(with_git: bool) -> Sandbox {
    let oldest = releases::versions()[0];
    let sandbox = Sandbox::of(&rendered(oldest, &Case::new("my-project")));
    sandbox.edit("README.md", "#", "# Mine:");
    sandbox.write("LICENSE-MIT", "mine");
    for (path, mode) in [
        ("src/lib.rs", 0o755),
        ("Cargo.toml", 0o400),
        ("src/json.rs", 0o600),
        ("benches", 0o700),
    ] {
        set_mode(&sandbox.project.join(path), mode);
    }
    if with_git {
        sandbox.commit();
    }
    sandbox
}

fn copy(of: &Sandbox) -> Sandbox {
    let sandbox = Sandbox::empty();
    copy_folder(&of.project.join("."), &sandbox.project);
    sandbox
}

/// Copies a folder with the modes of all that is in it.
fn copy_folder(from: &Path, to: &Path) {
    run(Command::new("cp").arg("-a").args([from, to]));
}

/// What the project is after an update that nothing disturbs, and in how many steps.
fn undisturbed(project: &Sandbox) -> (Snapshot, usize) {
    let sandbox = copy(project);
    let mut steps = 0;
    let end = trace(&mut sandbox.command(UPDATE), |call| {
        steps += usize::from(call.changes_files());
        None
    });
    assert_eq!(end, End::Exit(1), "it has a conflict");
    assert!(steps > 150, "{steps} are too few");
    (sandbox.snapshot(), steps)
}

/// The project after a fault at one step of an update or of what follows it.
fn disturbed(project: &Sandbox, arguments: &[&str], step: usize, fault: Fault) -> Sandbox {
    let sandbox = copy(project);
    disturb(&sandbox, arguments, step, fault);
    sandbox
}

fn disturb(sandbox: &Sandbox, arguments: &[&str], step: usize, fault: Fault) {
    let mut seen = 0;
    trace(&mut sandbox.command(arguments), |call| {
        let is_it = call.changes_files() && seen == step;
        seen += usize::from(call.changes_files());
        (is_it && is_possible(fault, call)).then_some(fault)
    });
}

fn is_possible(fault: Fault, call: &Call) -> bool {
    !matches!(fault, Fault::Fail(_)) || call.makes_files()
}

/// Continues and aborts what a fault left.
fn assert_recovers(left: &Sandbox, before: &Snapshot, after: &Snapshot, what: &str) {
    let kept = keep(left);
    let ended = left.call(&["update", "--abort", "--quiet"]);
    let has_begun = ended.code == Some(0);
    if has_begun {
        let differs = left.snapshot() != *before;
        assert!(!differs, "{what}: --abort gives another project");
    } else {
        let because = "there is nothing to abort";
        assert!(ended.stderr.contains(because), "{what}: {ended:?}");
    }
    restore(left, &kept);
    let ended = left.call(&["update", "--continue", "--quiet"]);
    if has_begun {
        assert_eq!(ended.code, Some(1), "{what}: {ended:?}");
        let conflict = "LICENSE-MIT: the template adds it";
        assert!(ended.stderr.contains(conflict), "{what}: {ended:?}");
    } else {
        // It had not begun, or was complete: then there is nothing left of it.
        let because = "there is nothing to continue";
        assert!(ended.stderr.contains(because), "{what}: {ended:?}");
        let is_whole = [before, after].contains(&&left.snapshot());
        assert!(is_whole, "{what}: something is left over");
        if left.snapshot() == *before {
            left.call(UPDATE);
        }
    }
    let differs = left.snapshot() != *after;
    assert!(!differs, "{what}: --continue gives another project");
    assert_eq!(left_in_state(), Vec::<String>::new(), "{what}");
}

/// What no run has removed from the state folder.
fn left_in_state() -> Vec<String> {
    let is_left = |path: &String| path.contains('/');
    tree(&state()).into_keys().filter(is_left).collect()
}

/// A copy of the project and of the state folder, which knows the project by its path.
fn keep(sandbox: &Sandbox) -> tempfile::TempDir {
    let kept = scratch();
    for (from, to) in [(&sandbox.project, "project"), (&state(), "state")] {
        copy_folder(from, &kept.path().join(to));
    }
    kept
}

fn restore(sandbox: &Sandbox, kept: &tempfile::TempDir) {
    for (from, to) in [("project", &sandbox.project), ("state", &state())] {
        remove_folder(to);
        copy_folder(&kept.path().join(from), to);
    }
}

fn every_step(project: &Sandbox, faults: &[Fault], stride: usize) {
    let before = project.snapshot();
    let (after, steps) = undisturbed(project);
    let stride = if is_long() { 1 } else { stride };
    for step in (0..steps).step_by(stride) {
        for fault in faults {
            let what = format!("{fault:?} at {step} of {steps}");
            let left = disturbed(project, UPDATE, step, *fault);
            assert_recovers(&left, &before, &after, &what);
        }
    }
}

#[test]
fn at_any_step_with_a_repository() {
    // One of its writes goes to git, which counts as missing where that fails: then there is a backup.
    every_step(&project(true), &[Fault::Kill], 37);
}

#[test]
fn at_any_step_without_one() {
    every_step(
        &project(false),
        &[Fault::Kill, Fault::Fail(Errno::ENOSPC)],
        71,
    );
}

#[test]
fn at_any_step_of_going_on_and_going_back() {
    let project = project(false);
    let before = project.snapshot();
    let (after, steps) = undisturbed(&project);
    let stride = if is_long() { 7 } else { 97 };
    let begun = disturbed(&project, UPDATE, steps * 3 / 5, Fault::Kill);
    begun.refuse(&["update"], "`create-pyo3 update --continue`");
    let kept = keep(&begun);
    for action in ["--continue", "--abort"] {
        for step in (0..steps).step_by(stride) {
            restore(&begun, &kept);
            disturb(&begun, &["update", action], step, Fault::Kill);
            let what = format!("killed {action} at {step}");
            assert_recovers(&begun, &before, &after, &what);
        }
    }
}

#[test]
fn what_the_user_wrote_meanwhile_is_not_overwritten() {
    let project = project(false);
    let (_, steps) = undisturbed(&project);
    let begun = disturbed(&project, UPDATE, steps * 3 / 5, Fault::Kill);
    begun.write(".copier-answers.yml", "meanwhile");
    for action in ["--continue", "--abort"] {
        let ended = begun.call(&["update", action]);
        assert_eq!(ended.code, Some(1), "{ended:?}");
        assert_says(&ended.stderr, "`.copier-answers.yml`");
        assert_eq!(begun.read(".copier-answers.yml"), "meanwhile");
    }
}

/// The shell that somebody stands in keeps its folder from being removed on Windows: an empty one stays.
#[test]
fn a_folder_that_cannot_be_removed_stays() {
    let (sandbox, expected) = (project(false), project(false));
    expected.call(UPDATE);
    assert!(!expected.exists("benches"), "the update removes a folder");
    let end = trace(&mut sandbox.command(UPDATE), |call| {
        let removes_folder = call.number == libc::SYS_unlinkat && call.arguments[2] != 0;
        removes_folder.then_some(Fault::Fail(Errno::EBUSY))
    });
    assert_eq!(end, End::Exit(1), "it has a conflict");
    assert!(sandbox.exists("benches"));
    assert!(names_in(&sandbox.project.join("benches")).is_empty());
    remove_folder(&sandbox.project.join("benches"));
    assert!(
        sandbox.snapshot() == expected.snapshot(),
        "all else is done"
    );
}

/// Shares often cannot wait until something is on disk.
#[test]
fn a_file_system_that_cannot_sync_will_do() {
    let (sandbox, expected) = (project(false), project(false));
    expected.call(UPDATE);
    for errno in [Errno::EINVAL, Errno::EOPNOTSUPP] {
        let sandbox = copy(&sandbox);
        let end = trace(&mut sandbox.command(UPDATE), |call| {
            (call.number == libc::SYS_fsync).then_some(Fault::Fail(errno))
        });
        assert_eq!(end, End::Exit(1), "it has a conflict");
        assert!(sandbox.snapshot() == expected.snapshot(), "{errno}");
    }
}

/// From somewhere else, the command that helps has the path that was given.
#[test]
fn the_way_out_of_an_interrupted_one_names_its_path() {
    let project = project(false);
    let (_, steps) = undisturbed(&project);
    let mut begun = copy(&project);
    let folder = begun.project.with_file_name("it's mine");
    rename(&begun.project, &folder);
    begun.project.clone_from(&folder);
    disturb(&begun, UPDATE, steps * 3 / 5, Fault::Kill);
    let elsewhere = Sandbox::empty();
    let path = folder.to_str().expect("a UTF-8 path");
    let quoted = shlex::try_quote(path).expect("it has no NUL");
    for arguments in [
        &["update", path][..],
        &["remove", "json", "--project", path],
    ] {
        for action in ["--continue", "--abort"] {
            let command = format!("`create-pyo3 update {action} {quoted}`");
            elsewhere.refuse(arguments, &command);
        }
    }
    elsewhere.succeed(&["update", "--abort", path]);
}
