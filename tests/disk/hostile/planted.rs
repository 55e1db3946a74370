//! Something hostile at every name that a run looks at, and folders that are swapped while it writes.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;

use super::plant::{PLANTS, Plant};
use super::{Place, SCENES, Scene, assert_plain, ended};
use crate::support::is_long;
use crate::support::trace::trace;

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
