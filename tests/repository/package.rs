//! The package that ships holds what it needs.

use std::process::Command;

use crate::support::{isolated, repository, run, tree};

#[test]
fn holds_the_whole_template() {
    let listed = run(isolated(Command::new(env!("CARGO")))
        .args(["package", "--list", "--allow-dirty"])
        .current_dir(repository()));
    let listed: Vec<&str> = listed.lines().collect();
    let wanted = tree(&repository().join("template"))
        .into_keys()
        .map(|path| format!("template/{path}"))
        .chain(
            [
                "CHANGELOG.md",
                "LICENSE-APACHE",
                "LICENSE-MIT",
                "generator/README.md",
            ]
            .map(str::to_owned),
        );
    for path in wanted {
        assert!(
            listed.contains(&path.as_str()),
            "{path} is not in the package"
        );
    }
    let strays: Vec<_> = listed
        .iter()
        .filter(|path| {
            [
                "examples/",
                "tests/",
                "generator/benches/",
                "generator/book/",
                "generator/fuzz/",
            ]
            .iter()
            .any(|folder| path.starts_with(folder))
        })
        .collect();
    assert!(strays.is_empty(), "{strays:?} is in the package");
}
