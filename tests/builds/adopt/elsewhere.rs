//! Machines without uv, and packages that are not at the top of their repository.

use std::fs;

use super::shapes::shape;
use super::{adopt, tests_in_place};
use crate::support::{alone, create_folder, link, names_in, rename, run, scratch, write};

#[test]
fn pip_alone_is_enough() {
    alone("adopt", || {
        let sandbox = shape("flit").sandbox();
        let path = std::env::var_os("PATH").expect("there is one");
        let folders = std::env::split_paths(&path).filter(|folder| !folder.join("uv").exists());
        let path = std::env::join_paths(folders).expect("they were joined");
        let said = run(adopt(&sandbox, &["--yes", "--run-tests"]).env("PATH", path));
        for part in [
            "Checked by building",
            "They use the compiled module, src/acme/_core.",
            "`python -m pip install -e .`",
        ] {
            assert!(said.contains(part), "no {part:?} in {said}");
        }
    });
}

/// The version of a package in a large repository may come from that, and its settings from files around it.
#[test]
fn a_package_may_be_below_its_repository() {
    alone("adopt", || {
        let sandbox = shape("hatch_vcs").sandbox();
        let above = sandbox.project.parent().expect("a folder");
        sandbox.edit(
            "pyproject.toml",
            "version.source = \"vcs\"",
            "version.source = \"vcs\"\nversion.raw-options.root = \"..\"",
        );
        fs::rename(sandbox.project.join(".git"), above.join(".git")).expect("a scratch folder");
        fs::create_dir(above.join("other")).expect("a scratch folder");
        fs::write(above.join("other/file.txt"), "other\n").expect("a scratch folder");
        sandbox.git(&["add", "--all", ".."]);
        sandbox.git(&["commit", "--quiet", "--message", "below"]);
        sandbox.git(&["tag", "v1.2.4"]);
        let before = sandbox.snapshot();
        let said = run(&mut adopt(&sandbox, &["--yes"]));
        assert!(said.contains("to acme 1.2.4: hatchling stays"), "{said}");
        let status = sandbox.git(&["status", "--porcelain"]);
        assert!(
            status.lines().all(|line| line.contains(" project/")),
            "{status}"
        );
        let passed = tests_in_place(&sandbox, &["."]);
        assert!(passed.contains("3 passed"), "{passed}");
        sandbox.git(&["clean", "--quiet", "-dfX"]);
        run(&mut adopt(&sandbox, &["--abort"]));
        assert_eq!(before, sandbox.snapshot());
    });
}

/// The last commit has a link where the user has a folder now.
#[test]
fn what_a_committed_link_leads_to_stays() {
    alone("adopt", || {
        let mut sandbox = shape("flit").sandbox();
        let above = sandbox.project.parent().expect("a folder").to_owned();
        let (libraries, elsewhere) = (above.join("libraries"), scratch());
        create_folder(&elsewhere.path().join("project"));
        write(&elsewhere.path().join("project/file.txt"), "mine\n");
        rename(&sandbox.project.join(".git"), &above.join(".git"));
        link(elsewhere.path(), &libraries);
        sandbox.git(&["add", "../libraries"]);
        sandbox.git(&["commit", "--quiet", "--message", "a link"]);
        fs::remove_file(&libraries).expect("it is a link");
        create_folder(&libraries);
        rename(&sandbox.project, &libraries.join("project"));
        sandbox.project = libraries.join("project");
        run(&mut adopt(&sandbox, &["--yes", "--dry-run"]));
        assert_eq!(names_in(&elsewhere.path().join("project")), ["file.txt"]);
    });
}
