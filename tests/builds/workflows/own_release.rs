//! The release of this repository.

use super::act::Act;
use super::index::Index;
use super::own::{act, pushed};
use crate::support::sandbox::{NOW, Sandbox};
use crate::support::{is_long, names_in};

fn target() -> String {
    format!("{}-unknown-linux-gnu", std::env::consts::ARCH)
}

fn release(sandbox: &Sandbox, name: &str, tag: &str, index: &Index) -> Act {
    act(sandbox, name, "release.yml", "push", &format!("refs/tags/{tag}"))
        .with_matrix("target", &target())
        .with_env("STAND_IN_INDEX", index.url())
        .with_program("gh", "")
        // Nothing is uploaded.
        .with_program("cargo", &format!(
            "if [ \"$1\" = publish ]; then set -- \"$@\" --dry-run --no-verify; fi\nexec '{}' \"$@\"",
            env!("CARGO")
        ))
}

/// With a changelog for it, as the next version gets one. All of it only if the run is long, as it builds our command
/// three times.
#[test]
fn a_release_is_published() {
    let sandbox = pushed();
    let index = Index::start();
    let tag = format!("v{NOW}");
    let start = |tag: &str| {
        let run = release(&sandbox, "own-release", tag, &index);
        if is_long() {
            run
        } else {
            run.with_job("version")
        }
    };
    start("v0.0.1")
        .run()
        .assert_stopped("version", "The tag is the version in Cargo.toml");
    start(&tag)
        .run()
        .assert_stopped("version", "The changelog knows it");
    let last = "\n## [0.1.0]";
    let notes = format!("\n## [{NOW}] - 2026-12-24\n\n### Added\n\n- Something.\n{last}");
    sandbox.edit("CHANGELOG.md", last, &notes);
    sandbox.commit();
    let ended = start(&tag).run();
    if !is_long() {
        ended.assert_passed(&["version"], &[]);
        return;
    }
    let jobs = ["crates-io", "github", "pypi", "sdist", "version", "wheels"];
    ended.assert_passed(&jobs, &[]);
    let published = names_in(index.folder());
    assert_eq!(published.len(), 2, "{published:?}");
    let archives = [".crate", &format!("-{}.tgz", target())].map(|it| match it {
        ".crate" => format!("create-pyo3-{NOW}.crate"),
        _ => format!("create-pyo3{it}"),
    });
    let files: Vec<String> = archives
        .iter()
        .chain(&published)
        .map(|name| format!("dist/{name}"))
        .collect();
    let release = format!(
        "gh release create {tag} --verify-tag --title {tag} --notes-file notes.md SHA256SUMS {}",
        files.join(" ")
    );
    let [.., publish, last] = &ended.calls()[..] else {
        panic!("{}", ended.text);
    };
    assert_eq!([publish, last], ["cargo publish --locked", &release]);
}
