//! What is released: the same wheel from the same commit, and modules that Homebrew can install.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{
    Case, Project, in_haste, isolated, kept, names_in, read, read_text, remove_folder, run,
    scratch, tool,
};

/// A small project, and a target folder of its own.
fn project(name: &str) -> (Project, PathBuf) {
    let case = Case::new(name).with_topics(Vec::new());
    (Project::render(&case), kept(&format!("build-{name}")))
}

/// Builds a wheel and returns its name and its bytes.
fn build(project: &Project, target: &Path) -> (String, Vec<u8>) {
    let wheels = scratch();
    run(in_haste("maturin", &mut tool("maturin"))
        .args(["build", "--release", "--quiet", "--out"])
        .arg(wheels.path())
        .current_dir(&project.folder)
        .env("SOURCE_DATE_EPOCH", "1795737600")
        .env("CARGO_TARGET_DIR", target));
    let name = names_in(wheels.path()).remove(0);
    let contents = read(&wheels.path().join(&name));
    (name, contents)
}

#[test]
fn the_same_commit_gives_the_same_wheel() {
    let (project, target) = project("twice");
    let first = build(&project, &target);
    remove_folder(&target);
    let second = build(&project, &target);
    assert!(first == second, "two builds of {} differ", first.0);
}

/// Cargo gives the script its system in a variable; here somebody else does. No linker for macOS is needed for that.
#[test]
fn modules_for_macos_have_room_for_longer_paths() {
    let (project, target) = project("released");
    build(&project, &target);
    let folder = target.join("release/build");
    let of = |package: &str, file: &str| {
        let names = names_in(&folder).into_iter();
        let mut paths = names
            .filter(|name| name.starts_with(package))
            .map(|name| folder.join(name).join(file));
        paths.find(|path| path.is_file()).expect(file)
    };
    // What PyO3's script tells the scripts of those who depend on it.
    let output = read_text(&of("pyo3-ffi-", "output"));
    let (_, config) = output.split_once("PYO3_CONFIG=").expect("PyO3 tells it");
    let config = config.lines().next().unwrap_or_default();
    let script = of("released-", "build-script-build");
    let says_room = |triple: &str, system: &str| {
        let said = run(isolated(Command::new(&script))
            .env("CARGO_MANIFEST_DIR", &project.folder)
            .env("CARGO_CFG_TARGET_OS", system)
            .env("TARGET", triple)
            .env("OUT_DIR", &target)
            .env("DEP_PYTHON_PYO3_CONFIG", config)
            .current_dir(&project.folder));
        said.contains("-cdylib=-Wl,-headerpad_max_install_names\n")
    };
    assert!(says_room("aarch64-apple-darwin", "macos"));
    assert!(!says_room("x86_64-unknown-linux-gnu", "linux"));
    assert!(!says_room("x86_64-pc-windows-msvc", "windows"));
}
