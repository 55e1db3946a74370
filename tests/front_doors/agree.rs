//! The three front doors give the same bytes.

use std::path::Path;
use std::process::Command;

use crate::support::{
    Case, Door, assert_same, cargo_generate, copier_many, isolated, pairwise, repository, run,
    scratch, subsets, tool, tree,
};

#[test]
fn agree_on_every_subset_of_the_topics() {
    assert_agreement(&subsets());
}

#[test]
fn agree_on_every_pair_of_answers() {
    assert_agreement(&pairwise());
}

/// The commands of the README, on a clone: from a git URL, and in a checkout.
#[test]
fn agree_when_the_template_comes_from_git() {
    let folder = scratch();
    let origin = repository_with_a_tag(&folder.path().join("origin"));
    let url = format!("file://{}", origin.display());
    let ours = tree(&Door::CreatePyo3.render(&Case::new("my-project"), folder.path()));

    let options = [
        "--silent",
        "--vcs",
        "none",
        "--name",
        "my-project",
        "--destination",
    ];
    let generate = |from: &[&str], below: &str| {
        let below = folder.path().join(below);
        std::fs::create_dir(&below).expect("a scratch folder");
        let below = below.to_str().expect("a UTF-8 path");
        let arguments: Vec<String> = from
            .iter()
            .chain(&options)
            .chain([&below])
            .map(|word| (*word).to_owned())
            .collect();
        let project =
            cargo_generate(&arguments).unwrap_or_else(|error| panic!("{arguments:?}: {error}"));
        assert_same(
            &ours,
            &tree(&project),
            &format!("cargo generate {}", from[0]),
        );
    };
    generate(&["--git", &url], "git");
    let template = origin.join("template");
    generate(
        &["--path", template.to_str().expect("a UTF-8 path")],
        "path",
    );

    let copy = |from: &[&str], name: &str| {
        let project = folder.path().join(name).join("my-project");
        run(tool("copier")
            .args(["copy", "--defaults", "--quiet"])
            .args(from)
            .arg(&project)
            .current_dir(&origin));
        assert_same(&ours, &tree(&project), &format!("copier copy {from:?}"));
    };
    copy(&[&format!("git+{url}")], "url");
    copy(
        &["--vcs-ref", "HEAD", "-d", "project_name=my-project", "."],
        "checkout",
    );
}

/// A git repository with the files of this one, as they are on disk, in a tagged commit.
fn repository_with_a_tag(folder: &Path) -> std::path::PathBuf {
    std::fs::create_dir_all(folder).expect("a scratch folder");
    let git = |arguments: &[&str]| {
        run(isolated(Command::new("git"))
            .args(arguments)
            .current_dir(folder))
    };
    let listed = run(isolated(Command::new("git"))
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(repository()));
    for path in listed
        .lines()
        .filter(|path| repository().join(path).is_file())
    {
        let copy = folder.join(path);
        std::fs::create_dir_all(copy.parent().expect("a file has a folder"))
            .expect("a scratch folder");
        std::fs::copy(repository().join(path), copy).expect("a scratch folder");
    }
    git(&["init", "--quiet"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message", "all"]);
    git(&["tag", concat!("v", env!("CARGO_PKG_VERSION"))]);
    folder.to_owned()
}

fn assert_agreement(cases: &[Case]) {
    let folder = scratch();
    let from_copier = copier_many(cases, &folder.path().join("copier"));
    for (index, (case, from_copier)) in cases.iter().zip(from_copier).enumerate() {
        let render = |door: Door| {
            let below = folder.path().join(format!("{door:?}-{index}"));
            std::fs::create_dir(&below).expect("a scratch folder");
            tree(&door.render(case, &below))
        };
        let ours = render(Door::CreatePyo3);
        assert_same(
            &ours,
            &render(Door::CargoGenerate),
            &format!("cargo-generate, {case:?}"),
        );
        assert_same(&ours, &tree(&from_copier), &format!("copier, {case:?}"));
    }
}
