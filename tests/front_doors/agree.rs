//! The three front doors give the same bytes for many answers, and from git. `defaults.rs` tries the defaults.

use std::path::Path;

use crate::support::{
    Case, Door, assert_same, cargo_generate, copier_many, create_folder, git, pairwise, read,
    repository, run, scratch, subsets, tool, tree, write,
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
        create_folder(&below);
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
    let listing = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let listed = git(repository(), &listing);
    for path in listed
        .lines()
        .filter(|path| repository().join(path).is_file())
    {
        write(&folder.join(path), read(&repository().join(path)));
    }
    git(folder, &["init", "--quiet"]);
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "all"]);
    git(folder, &["tag", concat!("v", env!("CARGO_PKG_VERSION"))]);
    folder.to_owned()
}

fn assert_agreement(cases: &[Case]) {
    let folder = scratch();
    let from_copier = copier_many(cases, &folder.path().join("copier"));
    for (index, (case, from_copier)) in cases.iter().zip(from_copier).enumerate() {
        let render = |door: Door| {
            let below = folder.path().join(format!("{door:?}-{index}"));
            create_folder(&below);
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
