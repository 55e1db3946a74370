//! The package that ships works without this repository around it.

use std::process::Command;

use crate::support::{
    Case, Door, assert_same, isolated, kept, python, repository, run, scratch, tree,
};

#[test]
fn holds_the_whole_template() {
    let listed = run(cargo().args(["package", "--list", "--allow-dirty"]));
    let listed: Vec<&str> = listed.lines().collect();
    for path in tree(&repository().join("template")).keys() {
        let path = format!("template/{path}");
        assert!(
            listed.contains(&path.as_str()),
            "{path} is not in the package"
        );
    }
    let strays: Vec<_> = listed
        .iter()
        .filter(|path| {
            ["examples/", "tests/", "generator/book/"]
                .iter()
                .any(|folder| path.starts_with(folder))
        })
        .collect();
    assert!(strays.is_empty(), "{strays:?} is in the package");
}

#[test]
fn builds_and_works_unpacked_elsewhere() {
    let target = kept("build-package");
    run(cargo()
        .args([
            "package",
            "--quiet",
            "--no-verify",
            "--allow-dirty",
            "--target-dir",
        ])
        .arg(&target));
    let packed = target.join(format!(
        "package/create-pyo3-{}.crate",
        env!("CARGO_PKG_VERSION")
    ));
    let folder = scratch();
    run(isolated(Command::new(python()))
        .args(["-m", "tarfile", "--extract"])
        .arg(packed)
        .arg(folder.path()));
    let unpacked = folder
        .path()
        .join(format!("create-pyo3-{}", env!("CARGO_PKG_VERSION")));
    let project = folder.path().join("my-project");
    run(cargo()
        .args(["run", "--quiet", "--target-dir"])
        .arg(&target)
        .arg("--")
        .arg(&project)
        .args(["--author=", "--quiet", "--vcs=none"])
        .current_dir(&unpacked));
    let ours = folder.path().join("ours");
    let expected = tree(&Door::CreatePyo3.render(&Case::new("my-project"), &ours));
    assert_same(
        &expected,
        &tree(&project),
        "the project of the packed crate",
    );
}

fn cargo() -> Command {
    let mut command = isolated(Command::new(env!("CARGO")));
    command.current_dir(repository());
    command
}
