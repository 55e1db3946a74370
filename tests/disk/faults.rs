//! A run that is killed, interrupted or short of disk leaves a whole project or none, and can be run again.

use std::path::Path;
use std::process::Command;

use nix::errno::Errno;
use nix::libc;
use nix::sys::signal::Signal;

use crate::support::trace::{Call, End, Fault, trace};
use crate::support::{
    Tree, assert_same, create_folder, create_pyo3_in, is_long, isolated, read_text, run, scratch,
    tree, write,
};

/// Where a project is made: the folders that are there before, with a file in the last one or none, and the
/// target, as it is seen from the last of them.
struct Place {
    folders: &'static str,
    file: Option<&'static str>,
    target: &'static str,
    options: &'static [&'static str],
    /// Whether it is put in place by one step. Else a killed run can leave a part, which `--merge` completes.
    is_atomic: bool,
}

const PLACES: &[Place] = &[
    Place {
        folders: "",
        file: None,
        target: "project",
        options: &[],
        is_atomic: true,
    },
    Place {
        folders: "",
        file: Some("a-neighbour"),
        target: "far/down/project",
        options: &[],
        is_atomic: true,
    },
    Place {
        folders: "project",
        file: None,
        target: "../project/",
        options: &[],
        is_atomic: false,
    },
    Place {
        folders: "project",
        file: Some("README.md"),
        target: ".",
        options: &["--merge"],
        is_atomic: false,
    },
];

#[test]
fn a_fault_at_any_step_leaves_all_or_nothing() {
    for place in PLACES {
        let (whole, steps) = undisturbed(place);
        // 7 has no factor in common with the calls that each file takes.
        let stride = if is_long() { 1 } else { 7 };
        for step in (0..steps).step_by(stride) {
            for fault in [
                Fault::Kill,
                Fault::Signal(Signal::SIGINT),
                Fault::Fail(Errno::ENOSPC),
                Fault::Fail(Errno::EACCES),
            ] {
                disturbed(place, step, fault, &whole);
            }
        }
    }
}

/// The advice to use `--merge` is not for somebody who did.
#[test]
fn what_another_program_puts_there_meanwhile_stays() {
    let folder = scratch();
    let ours = PLACES[3].command(folder.path());
    let project = folder.path().join("project");
    let mut command = isolated(Command::new("sh"));
    command
        .args(["-c", "exec \"$@\" 2>../said", "sh"])
        .arg(ours.get_program())
        .args(ours.get_args())
        .current_dir(&project);
    let end = trace(&mut command, |call| {
        if is_link(call) {
            write(&project.join("Cargo.toml"), "theirs");
        }
        None
    });
    assert_eq!(end, End::Exit(1));
    let said = read_text(&folder.path().join("said"));
    let expected = "error: another program has put Cargo.toml into `";
    assert!(said.starts_with(expected), "{said}");
    assert!(!said.contains("--merge"), "{said}");
    assert_eq!(tree(&project).len(), 2, "the user's file and theirs");
    assert_eq!(read_text(&project.join("Cargo.toml")), "theirs");
}

/// Some network file systems have no locks.
#[test]
fn a_file_system_without_locks_will_do() {
    for place in PLACES {
        let (whole, _) = undisturbed(place);
        for errno in [Errno::ENOSYS, Errno::EOPNOTSUPP] {
            let folder = scratch();
            let end = trace(&mut place.command(folder.path()), |call| {
                (call.number == libc::SYS_flock).then_some(Fault::Fail(errno))
            });
            assert_eq!(end, End::Exit(0), "{}: {errno}", place.target);
            assert_same(&whole, &tree(folder.path()), place.target);
        }
    }
}

/// Others have no links.
#[test]
fn a_file_system_without_links_will_do() {
    for place in PLACES {
        let (whole, _) = undisturbed(place);
        let folder = scratch();
        let end = trace(&mut place.command(folder.path()), |call| {
            is_link(call).then_some(Fault::Fail(Errno::EPERM))
        });
        assert_eq!(end, End::Exit(0), "{}", place.target);
        assert_same(&whole, &tree(folder.path()), place.target);
    }
}

/// The tree after a run, and how many of its system calls change files.
fn undisturbed(place: &Place) -> (Tree, usize) {
    let folder = scratch();
    let mut steps = 0;
    let end = trace(&mut place.command(folder.path()), |call| {
        steps += usize::from(call.changes_files());
        None
    });
    assert_eq!(end, End::Exit(0));
    assert!(steps > 40, "{steps} are too few");
    (tree(folder.path()), steps)
}

fn disturbed(place: &Place, step: usize, fault: Fault, whole: &Tree) {
    let what = format!("{fault:?} at {step} in {}", place.target);
    let folder = scratch();
    let mut command = place.command(folder.path());
    let before = tree(folder.path());
    let mut seen = 0;
    let end = trace(&mut command, |call| {
        let is_it = call.changes_files() && seen == step;
        seen += usize::from(call.changes_files());
        (is_it && is_possible(fault, call)).then_some(fault)
    });
    let after = tree(folder.path());
    if fault == Fault::Kill && (end == End::Killed(Signal::SIGKILL)) {
        let visible = without_stages(&after);
        if place.is_atomic && visible != before {
            assert_same(whole, &visible, &what);
        }
    } else if end == End::Exit(0) {
        assert_same(whole, &after, &what);
    } else {
        assert_same(&before, &after, &what);
    }
    complete(
        place,
        folder.path(),
        whole,
        &format!("a rerun after {what}"),
    );
}

/// The same command completes what is not whole, in an existing folder with `--merge`; no stage is left.
fn complete(place: &Place, folder: &Path, whole: &Tree, what: &str) {
    if without_stages(&tree(folder)) != *whole {
        let mut command = place.command(folder);
        if !place.is_atomic && !place.options.contains(&"--merge") {
            command.arg("--merge");
        }
        run(&mut command);
        assert_same(whole, &tree(folder), what);
        return;
    }
    // A run elsewhere removes the stage as well.
    run(&mut create_pyo3_in(
        scratch().path(),
        &["elsewhere", "--quiet", "--vcs=none"],
    ));
    assert_same(whole, &tree(folder), what);
}

fn is_link(call: &Call) -> bool {
    [libc::SYS_link, libc::SYS_linkat].contains(&call.number)
}

/// A call that takes something away does not fail for want of space or rights to write.
fn is_possible(fault: Fault, call: &Call) -> bool {
    !matches!(fault, Fault::Fail(_)) || call.makes_files()
}

fn without_stages(tree: &Tree) -> Tree {
    let is_stage = |path: &str| {
        path.split('/')
            .any(|part| part.starts_with(".create-pyo3-"))
    };
    let visible = tree.iter().filter(|(path, _)| !is_stage(path));
    visible
        .map(|(path, contents)| (path.clone(), contents.clone()))
        .collect()
}

impl Place {
    fn command(&self, folder: &Path) -> Command {
        let here = folder.join(self.folders);
        create_folder(&here);
        if let Some(file) = self.file {
            write(&here.join(file), "mine\n");
        }
        let least = ["--quiet", "--vcs=none", "--examples=none", "--ci=none"];
        let mut command = create_pyo3_in(&here, &[self.target]);
        command.args(least).args(self.options);
        command
    }
}
