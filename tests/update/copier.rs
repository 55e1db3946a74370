//! The real copier beside us: where it works, both give the same trees; where it fails, it fails as we say.

use std::path::{Path, PathBuf};
use std::process::Command;

use create_pyo3::answers::Value;
use create_pyo3::template::ANSWERS_FILE;
use create_pyo3::template::releases::{self, FOLDER};

use crate::support::fixtures::{FIXTURES, Files};
use crate::support::sandbox::{NOW, Sandbox, rendered};
use crate::support::{
    Case, Door, assert_same, cargo_generate, cargo_generate_arguments_from, copier_arguments,
    create_folder, git, is_long, read, repository, run, scratch, tool, tree, write,
};

/// A repository with a tag for each release and for the template as it is now.
pub fn tagged(folder: &Path) -> PathBuf {
    let clone = folder.join("create-pyo3");
    create_folder(&clone);
    git(&clone, &["init", "--quiet"]);
    let mut versions: Vec<_> = releases::versions();
    versions.push(NOW);
    versions.dedup();
    for version in versions {
        git(&clone, &["rm", "-rq", "--ignore-unmatch", "."]);
        for (path, contents) in files(version) {
            write(&clone.join(path), contents);
        }
        git(&clone, &["add", "--all"]);
        git(&clone, &["commit", "--quiet", "--message", version]);
        git(&clone, &["tag", &format!("v{version}")]);
    }
    clone
}

fn files(version: &str) -> Vec<(String, Vec<u8>)> {
    if let Some(manifest) = releases::manifest(version) {
        let files = manifest.files.into_iter();
        let unpack = |hash: String| releases::blob(&hash).expect("it is embedded").to_vec();
        return files.map(|(path, hash)| (path, unpack(hash))).collect();
    }
    let template = tree(&repository().join("template")).into_iter();
    let template = template.map(|(path, contents)| (format!("{FOLDER}{path}"), contents));
    let copier = read(&repository().join("copier.yml"));
    template
        .chain([("copier.yml".to_owned(), copier)])
        .collect()
}

/// Copier, which finds that clone where the answers file says that the template is.
pub fn copier(clone: &Path) -> Command {
    let mut command = tool("copier");
    command
        // Copier keeps a clone there by its address, which is the same for each of ours.
        .env("XDG_CACHE_HOME", clone.with_file_name("cache"))
        .env("GIT_CONFIG_COUNT", "1")
        .env(
            "GIT_CONFIG_KEY_0",
            format!("url.file://{}.insteadOf", clone.display()),
        )
        .env(
            "GIT_CONFIG_VALUE_0",
            format!("{}.git", env!("CARGO_PKG_REPOSITORY")),
        );
    command
}

/// A project of an earlier release, as this front door of that release made it.
fn made_by(door: Door, version: &str, case: &Case, clone: &Path, folder: &Path) -> PathBuf {
    let project = folder.join(case.project_name());
    create_folder(folder);
    match door {
        Door::CreatePyo3 => {
            for (path, contents) in rendered(version, case) {
                write(&project.join(path), contents);
            }
        }
        Door::CargoGenerate => {
            git(clone, &["checkout", "--quiet", &format!("v{version}")]);
            let template = clone.join("template");
            let arguments = cargo_generate_arguments_from(&template, case, folder);
            return cargo_generate(&arguments)
                .unwrap_or_else(|error| panic!("{arguments:?}: {error}"));
        }
        Door::Copier => {
            let mut arguments = copier_arguments(case, clone, &project);
            arguments.insert(1, format!("--vcs-ref=v{version}"));
            run(copier(clone).args(arguments));
        }
    }
    project
}

/// A committed copy of the project with an edit at the top of a file, if it is to have one.
fn sandbox(project: &Path, is_edited: bool) -> Sandbox {
    let sandbox = Sandbox::empty();
    for (path, contents) in tree(project) {
        sandbox.write(&path, contents);
    }
    if is_edited {
        sandbox.edit("README.md", "#", "Mine.\n\n#");
        sandbox.write("src/own.rs", "// Mine.\n");
    }
    sandbox.commit();
    sandbox
}

#[test]
fn ours_and_copier_agree() {
    let folder = scratch();
    let clone = tagged(folder.path());
    let oldest = releases::versions()[0];
    let other = Case::new("Mixed_Case-9")
        .with_text("author", "Zoë O'Neill <zoe@example.org>")
        .with_text("description", "It's: # 100 % é漢")
        .with_text("license", "none")
        .with_text("python", "3.12")
        .with_text("ci", "none")
        .with("abi3", Value::Switch(true))
        .with_topics(Vec::new());
    for (case, is_edited) in [
        (Case::of_oldest_release("my-project"), true),
        (other, false),
    ] {
        let what = format!("edited: {is_edited}");
        let [project, others @ ..] = Door::ALL.map(|door| {
            let below = folder.path().join(format!("{door:?}-{is_edited}"));
            made_by(door, oldest, &case, &clone, &below)
        });
        for other in others {
            assert_same(&tree(&project), &tree(&other), &what);
        }
        let [ours, copiers] = [(); 2].map(|()| sandbox(&project, is_edited));
        ours.succeed(&["update", "--quiet"]);
        run(copier(&clone)
            .args(["update", "--defaults", "--quiet"])
            .current_dir(&copiers.project));
        assert_same(&tree(&copiers.project), &tree(&ours.project), &what);
        if !is_edited {
            ours.assert_is(&rendered(NOW, &case), &what);
        }
    }
}

/// After one tool the other goes on.
#[test]
fn each_reads_what_the_other_wrote() {
    let folder = scratch();
    let clone = tagged(folder.path());
    let oldest = releases::versions()[0];
    let case = Case::of_oldest_release("my-project");
    let project = Sandbox::made_by(oldest, &case);
    run(copier(&clone)
        .args(["update", "--defaults", "--quiet", "-d", "license=none"])
        .current_dir(&project.project));
    project.commit();
    project.succeed(&["status"]);
    project.succeed(&["remove", "json"]);
    project.commit();
    run(copier(&clone)
        .args(["update", "--defaults", "--quiet", "-d", "license=MIT"])
        .current_dir(&project.project));
    project.commit();
    project.succeed(&["add", "json"]);
    project.assert_is(&rendered(NOW, &case), "there and back");
}

/// What is said of copier is so, in the version that tests/requirements.txt pins.
#[test]
fn copier_does_what_is_said_of_it() {
    let fixtures = if is_long() { FIXTURES } else { &FIXTURES[..1] };
    for fixture in fixtures {
        let template = Sandbox::empty();
        let release = |files: Files, tag: &str| {
            for path in tree(&template.project).keys() {
                template.delete(path);
            }
            template.git(&["clean", "-fdq"]);
            template.write("copier.yml", "_subdirectory: template\n");
            let answers = "{{ _copier_answers | to_nice_yaml }}";
            template.write("template/{{ _copier_conf.answers_file }}.jinja", answers);
            for (path, text) in files {
                template.write(&format!("template/{path}"), text);
            }
            template.commit();
            template.git(&["tag", tag]);
        };
        template.git(&["init", "--quiet"]);
        release(fixture.base, "v1");
        let sandbox = Sandbox::empty();
        let copier = |arguments: &[&str]| {
            let mut command = tool("copier");
            command.args(arguments).current_dir(&sandbox.project);
            command.output().expect("copier starts")
        };
        let url = format!("git+file://{}", template.project.display());
        let copied = copier(&["copy", "--defaults", "--quiet", &url, "."]);
        assert!(copied.status.success(), "{copied:?}");
        sandbox.commit();
        (fixture.edit)(&sandbox);
        sandbox.commit();
        release(fixture.theirs, "v2");
        let updated = copier(&["update", "--defaults", "--quiet"]);
        let status = sandbox.git(&["status", "--short", "--ignored"]);
        let left = status.lines().filter(|line| !line.ends_with(ANSWERS_FILE));
        let (code, expected) = fixture.copier_ends;
        assert_eq!(
            updated.status.code(),
            Some(code),
            "{}: {updated:?}",
            fixture.name
        );
        let what = format!("{}: copier {}", fixture.name, fixture.copier);
        assert_eq!(left.collect::<Vec<_>>(), expected, "{what}");
    }
}
