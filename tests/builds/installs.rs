//! The command as users get it: from PyPI, from crates.io, and as an archive for cargo-binstall.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::{
    Case, Door, assert_same, assert_says, create_pyo3, isolated, kept, python, remove_folder,
    repository, run, run_to_failure, scratch, tool, tree,
};

/// One test, because one wheel is enough, and it takes a build.
#[test]
fn a_wheel_works_where_there_is_no_rust() {
    let wheel = build_wheel();
    assert_holds_the_command_and_the_licenses(&wheel);
    let printed = run(release().arg("version").arg(&wheel));
    assert_eq!(printed, run(create_pyo3().arg("--version")));
    pip_installs_it(&wheel);
    uvx_runs_it(&wheel);
    archives_are_where_binstall_looks(&wheel);
}

/// A wheel that maturin builds from the sdist, in the profile for tests.
fn build_wheel() -> PathBuf {
    let wheels = kept("wheels/create-pyo3");
    remove_folder(&wheels);
    run(tool("maturin")
        .args(["build", "--quiet", "--sdist", "--profile", "dev", "--strip"])
        .arg("--target-dir")
        .arg(kept("build-package"))
        .arg("--out")
        .arg(&wheels)
        .current_dir(repository()));
    let built = tree(&wheels).into_keys();
    let (wheel, others): (Vec<String>, Vec<String>) =
        built.partition(|name| name.ends_with(".whl"));
    let sdist = format!("create_pyo3-{}.tar.gz", env!("CARGO_PKG_VERSION"));
    assert_eq!((wheel.len(), others), (1, vec![sdist]));
    wheels.join(&wheel[0])
}

fn assert_holds_the_command_and_the_licenses(wheel: &Path) {
    let listed = run(isolated(Command::new(python()))
        .args(["-m", "zipfile", "--list"])
        .arg(wheel));
    let information = format!("create_pyo3-{}.dist-info/", env!("CARGO_PKG_VERSION"));
    let mut names: Vec<&str> = listed
        .lines()
        .skip(1)
        .filter_map(|line| line.split_whitespace().next())
        .map(|name| name.strip_prefix(&information).unwrap_or(name))
        .collect();
    names.sort_unstable();
    let command = format!(
        "create_pyo3-{}.data/scripts/create-pyo3{}",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::EXE_SUFFIX
    );
    assert_eq!(
        names,
        [
            "METADATA",
            "RECORD",
            "WHEEL",
            &command,
            "licenses/LICENSE-APACHE",
            "licenses/LICENSE-MIT",
            "sboms/create-pyo3.cyclonedx.json"
        ]
    );
}

fn pip_installs_it(wheel: &Path) {
    let folder = scratch();
    let environment = folder.path().join("environment");
    run(isolated(Command::new(python()))
        .args(["-m", "venv"])
        .arg(&environment));
    let programs = environment.join(if cfg!(windows) { "Scripts" } else { "bin" });
    run(isolated(Command::new(programs.join("python")))
        .args(["-m", "pip", "install", "--quiet", "--no-index"])
        .arg(wheel));
    assert!(!programs.join("cargo").exists());
    assert_works(&programs.join("create-pyo3"), Some(&programs));
}

fn uvx_runs_it(wheel: &Path) {
    let folder = scratch();
    let printed = run(tool("uv")
        .args(["tool", "run", "--quiet", "--no-index", "--python"])
        .arg(python())
        .arg("--from")
        .arg(wheel)
        .args(["create-pyo3", "--version"])
        .env("UV_CACHE_DIR", folder.path())
        .env("PATH", folder.path()));
    assert_eq!(printed, run(create_pyo3().arg("--version")));
}

#[test]
fn cargo_installs_the_packed_crate() {
    let target = kept("build-package");
    let cargo = || {
        let mut command = isolated(Command::new(env!("CARGO")));
        command.current_dir(repository());
        command
    };
    run(cargo()
        .args(["package", "--quiet", "--no-verify", "--allow-dirty"])
        .arg("--target-dir")
        .arg(&target));
    let name = format!("create-pyo3-{}", env!("CARGO_PKG_VERSION"));
    let folder = scratch();
    unpack(&target.join(format!("package/{name}.crate")), folder.path());
    run(cargo()
        .args(["install", "--quiet", "--locked", "--debug", "--path"])
        .arg(folder.path().join(&name))
        .arg("--root")
        .arg(folder.path().join("root"))
        .arg("--target-dir")
        .arg(&target));
    assert_works(&folder.path().join("root/bin/create-pyo3"), None);
}

/// What the release workflow makes is what Cargo.toml tells cargo-binstall.
fn archives_are_where_binstall_looks(wheel: &Path) {
    let manifest: toml_edit::DocumentMut = include_str!("../../Cargo.toml")
        .parse()
        .expect("cargo has read it");
    let metadata = &manifest["package"]["metadata"]["binstall"];
    let fill = |key: &str, target: &str| {
        let text = metadata[key].as_str().expect("a text");
        let suffix = match target.contains("windows") {
            true => metadata["overrides"][target]["pkg-fmt"].as_str(),
            false => metadata["pkg-fmt"].as_str(),
        };
        text.replace("{ name }", "create-pyo3")
            .replace("{ bin }", "create-pyo3")
            .replace("{ binary-ext }", std::env::consts::EXE_SUFFIX)
            .replace("{ target }", target)
            .replace(
                "{ archive-suffix }",
                &format!(".{}", suffix.expect("a text")),
            )
    };
    for target in [
        "x86_64-unknown-linux-musl",
        "aarch64-apple-darwin",
        "x86_64-pc-windows-msvc",
        "aarch64-pc-windows-msvc",
    ] {
        let pack = || {
            let folder = scratch();
            run(release()
                .args(["archive"])
                .arg(wheel)
                .arg(target)
                .current_dir(folder.path()));
            folder
        };
        let packed = pack();
        // One of each format.
        if target.starts_with("x86_64") {
            let is_same = tree(packed.path()) == tree(pack().path());
            assert!(is_same, "{target}: the second archive differs");
        }
        let url = fill("pkg-url", target);
        let (_, file) = url.rsplit_once('/').expect("a URL has slashes");
        let unpacked = scratch();
        unpack(&packed.path().join(file), unpacked.path());
        let command = unpacked.path().join(fill("bin-dir", target));
        assert!(command.is_file(), "{} is missing", command.display());
        if !file.ends_with("zip") {
            assert_works(&command, None);
        }
    }
}

#[test]
fn a_release_needs_its_notes() {
    let notes = run(release().args(["notes", "0.1.0"]));
    assert!(notes.starts_with("### Added\n\n- One template"), "{notes}");
    assert!(!notes.contains("\n## "), "{notes}");
    let error = run_to_failure(release().args(["notes", "0.0.9"]));
    assert_says(&error, "`## [0.0.9] - YYYY-MM-DD`");
}

fn release() -> Command {
    let mut command = isolated(Command::new(python()));
    command.arg(repository().join(".github/release.py"));
    command
}

fn unpack(archive: &Path, folder: &Path) {
    let is_zip = archive
        .extension()
        .is_some_and(|extension| extension == "zip");
    let module = if is_zip { "zipfile" } else { "tarfile" };
    run(isolated(Command::new(python()))
        .args(["-m", module, "--extract"])
        .arg(archive)
        .arg(folder));
}

/// It holds the same template as the command under test, and makes the same project with it.
fn assert_works(command: &Path, path: Option<&Path>) {
    let start = || {
        let mut command = isolated(Command::new(command));
        if let Some(path) = path {
            command.env("PATH", path);
        }
        command
    };
    assert_eq!(
        run(start().arg("--version")),
        run(create_pyo3().arg("--version"))
    );
    let folder = scratch();
    let expected = Door::CreatePyo3.render(&Case::new("my-project"), folder.path());
    let project = folder.path().join("installed/my-project");
    run(start()
        .arg(&project)
        .args(["--author=", "--quiet", "--vcs=none"]));
    assert_same(
        &tree(&expected),
        &tree(&project),
        &format!("the project of {}", command.display()),
    );
}
