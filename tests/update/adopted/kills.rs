//! Runs that are killed at a write.

use crate::support::is_long;
use crate::support::sandbox::{Sandbox, Snapshot};
use crate::support::trace::{Fault, trace};

use super::fixtures::{ADOPT, adopted, package};

/// Kills the command at its write of that number; returns how many there were.
fn kill(sandbox: &Sandbox, arguments: &[&str], step: usize) -> usize {
    let mut seen = 0;
    trace(&mut sandbox.command(arguments), |call| {
        let is_it = call.changes_files() && seen == step;
        seen += usize::from(call.changes_files());
        is_it.then_some(Fault::Kill)
    });
    seen
}

/// Whatever write the command is killed at, the package is as before or after it, or one of these commands brings it there.
fn survives(start: impl Fn() -> Sandbox, arguments: &[&str], least: usize) {
    let whole = start();
    let before: Snapshot = whole.snapshot();
    let steps = kill(&whole, arguments, usize::MAX);
    let after = whole.snapshot();
    assert!(before != after && steps > least, "{steps} are too few");
    let stride = if is_long() { 1 } else { 29 };
    for step in (0..steps).step_by(stride) {
        for (command, wanted) in [
            (&["update", "--abort"], &before),
            (&["adopt", "--abort"], &before),
            (&["update", "--continue"], &after),
        ] {
            let sandbox = start();
            kill(&sandbox, arguments, step);
            let killed = sandbox.snapshot();
            let is_whole = killed == before || killed == after;
            let ended = sandbox.call(command);
            let found = sandbox.snapshot();
            match ended.code {
                Some(0) if command[0] == "update" || !is_whole => {
                    assert!(&found == wanted, "{command:?} at {step}: {found:?}");
                }
                // What was done or had not begun is no matter of theirs, but `adopt --abort` undoes any adoption.
                _ => assert!(is_whole, "{command:?} at {step}: {ended:?}, {killed:?}"),
            }
        }
    }
}

#[test]
fn an_adoption_that_is_killed_can_be_ended() {
    let start = || {
        let sandbox = package();
        sandbox.commit();
        sandbox
    };
    survives(start, ADOPT, 40);
}

/// Without a repository a backup is written first.
#[test]
fn an_adoption_without_a_repository_that_is_killed_can_be_ended() {
    survives(package, ADOPT, 40);
}

#[test]
fn a_port_that_is_killed_can_be_ended() {
    let port = &["adopt", "--quiet", "--port", "acme.text:split"];
    survives(adopted, port, 15);
}

#[test]
fn an_undoing_that_is_killed_can_be_ended() {
    survives(adopted, &["adopt", "--abort", "--quiet"], 15);
}
