//! What goes wrong with `copier update` 9.19.1, most of it at exit code 0, and what our update does instead.

use std::borrow::Cow;
use std::fs;
use std::path::PathBuf;

use create_pyo3::system::folder::Folder;
use create_pyo3::template::ANSWERS_FILE;
use create_pyo3::update::carry_out;
use create_pyo3::update::merge::{Merge, Reason, Tree, merge};
use create_pyo3::update::worktree;

use crate::support::sandbox::{Sandbox, journals};
use crate::support::{is_long, state, tool};

type Files = &'static [(&'static str, &'static str)];

struct Fixture {
    name: &'static str,
    /// What copier makes of it, in words; with which exit code it ends, and what git says has changed then.
    copier: &'static str,
    copier_ends: (i32, &'static [&'static str]),
    base: Files,
    theirs: Files,
    /// What the user does, to be committed where it can be.
    edit: fn(&Sandbox),
    /// What our update ends in.
    conflicts: &'static [(&'static str, Reason)],
    /// What must hold after our update.
    check: fn(&Sandbox),
}

const LONG: &str = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n";
const CHANGED: &str = "one\ntwo\nthree\nfour\nfive\nsix\nSEVEN\n";

const FIXTURES: &[Fixture] = &[
    Fixture {
        name: "an ignored file is where the template adds one",
        copier: "overwrites it",
        copier_ends: (0, &["!! .env"]),
        base: &[(".gitignore", ".env\n")],
        theirs: &[(".gitignore", ".env\n"), (".env", "theirs\n")],
        edit: |sandbox| sandbox.write(".env", "secret\n"),
        conflicts: &[(".env", Reason::InTheWay)],
        check: |sandbox| {
            assert_eq!(sandbox.read(".env"), "secret\n");
            assert_eq!(sandbox.read(".env.new-from-template"), "theirs\n");
        },
    },
    Fixture {
        name: "a binary was changed that the template leaves alone",
        copier: "reverts it",
        copier_ends: (0, &[" M a", " M data.bin"]),
        base: &[("data.bin", "\0base"), ("a", LONG)],
        theirs: &[("data.bin", "\0base"), ("a", CHANGED)],
        edit: |sandbox| sandbox.write("data.bin", "\0mine"),
        conflicts: &[],
        check: |sandbox| {
            assert_eq!(sandbox.read("data.bin"), "\0mine");
            assert_eq!(sandbox.read("a"), CHANGED);
        },
    },
    Fixture {
        name: "a file was changed that the template drops",
        copier: "deletes it",
        copier_ends: (0, &[" D a"]),
        base: &[("a", LONG), ("b", "b\n")],
        theirs: &[("b", "b\n")],
        edit: |sandbox| sandbox.edit("a", "two", "mine"),
        conflicts: &[("a", Reason::Dropped)],
        check: |sandbox| assert!(sandbox.read("a").contains("mine")),
    },
    Fixture {
        name: "git is told to refuse spaces at the ends of lines",
        copier: "loses the edit",
        copier_ends: (0, &[" M a"]),
        base: &[("a", LONG)],
        theirs: &[("a", CHANGED)],
        edit: |sandbox| {
            sandbox.git(&["config", "apply.whitespace", "error"]);
            sandbox.edit("a", "two", "mine  ");
        },
        conflicts: &[],
        check: |sandbox| assert_eq!(sandbox.read("a"), CHANGED.replace("two", "mine  ")),
    },
    Fixture {
        name: "a file was renamed that the template changes",
        copier: "drops the change in silence",
        copier_ends: (0, &[]),
        base: &[("a", LONG)],
        theirs: &[("a", CHANGED)],
        edit: |sandbox| {
            sandbox.delete("a");
            sandbox.write("renamed", LONG);
        },
        conflicts: &[("a", Reason::Deleted)],
        check: |sandbox| {
            assert_eq!(sandbox.read("a.new-from-template"), CHANGED);
            assert_eq!(sandbox.read("renamed"), LONG);
            assert!(!sandbox.exists("a"));
        },
    },
    Fixture {
        name: "both changed a line",
        copier: "writes markers and ends with 0",
        copier_ends: (0, &["UU a"]),
        base: &[("a", LONG)],
        theirs: &[("a", CHANGED)],
        edit: |sandbox| sandbox.edit("a", "seven", "mine"),
        conflicts: &[("a", Reason::Lines)],
        check: |sandbox| {
            let marked = "<<<<<<< ours\nmine\n=======\nSEVEN\n>>>>>>> theirs\n";
            assert!(sandbox.read("a").ends_with(marked));
        },
    },
    Fixture {
        name: "it is killed, which is tried at every step elsewhere",
        copier: "leaves the edits reverted and the new version recorded, when it is killed",
        copier_ends: (0, &[" M a"]),
        base: &[("a", LONG)],
        theirs: &[("a", CHANGED)],
        edit: |sandbox| sandbox.edit("a", "two", "mine"),
        conflicts: &[],
        check: |sandbox| assert!(sandbox.read("a").contains("mine")),
    },
    Fixture {
        name: "the template makes a folder of a file",
        copier: "crashes midway",
        copier_ends: (1, &[]),
        base: &[("a", LONG)],
        theirs: &[("a/b", LONG), ("a/c", "c\n")],
        edit: |_| {},
        conflicts: &[],
        check: |sandbox| assert_eq!(sandbox.read("a/b"), LONG),
    },
    Fixture {
        name: "the name of a file has a double quote",
        copier: "writes markers and ends with 0",
        copier_ends: (0, &[" M a", r#"UU "say \"hi\"""#]),
        base: &[("a", LONG), ("say \"hi\"", LONG)],
        theirs: &[("a", CHANGED), ("say \"hi\"", CHANGED)],
        edit: |sandbox| {
            sandbox.write("my \"own\"", "mine\n");
            sandbox.edit("say \"hi\"", "seven", "mine");
        },
        conflicts: &[("say \"hi\"", Reason::Lines)],
        check: |sandbox| {
            assert_eq!(sandbox.read("my \"own\""), "mine\n");
            assert!(
                sandbox
                    .read("say \"hi\"")
                    .contains("mine\n=======\nSEVEN\n")
            );
        },
    },
    Fixture {
        name: "the user's line ends are CRLF",
        copier: "makes one conflict of the whole file",
        copier_ends: (0, &["UU a"]),
        base: &[("a", LONG)],
        theirs: &[("a", CHANGED)],
        edit: |sandbox| {
            let text = LONG.replace("two", "mine").replace('\n', "\r\n");
            sandbox.write("a", text);
        },
        conflicts: &[],
        check: |sandbox| {
            let wanted = CHANGED.replace("two", "mine").replace('\n', "\r\n");
            assert_eq!(sandbox.read("a"), wanted);
        },
    },
    Fixture {
        name: "a folder was replaced by a link",
        copier: "writes to where it leads",
        copier_ends: (0, &[" M elsewhere/b", "?? elsewhere/c"]),
        base: &[("a/b", LONG)],
        theirs: &[("a/b", CHANGED), ("a/c", "c\n")],
        edit: |sandbox| {
            sandbox.delete("a/b");
            sandbox.write("elsewhere/b", LONG);
            fs::remove_dir(sandbox.project.join("a")).expect("it is empty");
            #[cfg(unix)]
            std::os::unix::fs::symlink("elsewhere", sandbox.project.join("a")).expect("a link");
            #[cfg(windows)]
            sandbox.write("a", "no folder");
        },
        conflicts: &[("a/b", Reason::Replaced), ("a/c", Reason::InTheWay)],
        check: |sandbox| {
            assert_eq!(sandbox.read("elsewhere/b"), LONG);
            assert!(!sandbox.exists("elsewhere/c"));
            assert_eq!(sandbox.read("a.new-from-template/b"), CHANGED);
            assert_eq!(sandbox.read("a.new-from-template/c"), "c\n");
        },
    },
];

fn tree(files: Files, version: &str) -> Tree {
    let answers = format!("_commit: {version}\n");
    let files = files.iter().map(|(path, text)| (*path, (*text).to_owned()));
    files
        .chain([(ANSWERS_FILE, answers)])
        .map(|(path, text)| (path.to_owned(), Cow::Owned(text.into_bytes())))
        .collect()
}

/// The project, edited and committed, and what an update makes of it.
fn prepare(fixture: &Fixture) -> (Sandbox, Folder, Merge) {
    let (base, theirs) = (tree(fixture.base, "v1"), tree(fixture.theirs, "v2"));
    let sandbox = Sandbox::of(&base);
    sandbox.commit();
    (fixture.edit)(&sandbox);
    sandbox.commit();
    let folder = worktree::at(&sandbox.project).expect("it is there");
    let merge = merge(&base, &theirs, &folder).expect("it can be read");
    (sandbox, folder, merge)
}

#[test]
fn ours_loses_nothing() {
    for fixture in FIXTURES {
        let (sandbox, folder, merge) = prepare(fixture);
        let conflicts = merge
            .conflicts
            .iter()
            .map(|it| (it.path.as_str(), it.reason));
        assert_eq!(
            conflicts.collect::<Vec<_>>(),
            fixture.conflicts,
            "{}",
            fixture.name
        );
        let backup = carry_out(&merge, folder, &journals())
            .unwrap_or_else(|error| panic!("{}: {error}", fixture.name));
        assert_eq!(backup, None, "{}: it is committed", fixture.name);
        (fixture.check)(&sandbox);
        assert!(
            sandbox.read(ANSWERS_FILE).contains("v2"),
            "{}",
            fixture.name
        );
    }
}

#[test]
fn ours_can_be_taken_back() {
    for fixture in FIXTURES {
        let (sandbox, folder, merge) = prepare(fixture);
        let before = sandbox.snapshot();
        begin(folder, &merge);
        sandbox.succeed(&["update", "--abort"]);
        assert_eq!(before, sandbox.snapshot(), "{}", fixture.name);
    }
}

fn begin(project: Folder, merge: &Merge) {
    let journals = journals();
    let begun = journals.begin(project, &merge.changes, &merge.emptied, Vec::new());
    begun.expect("it can be written");
}

/// The folder of the one journal.
fn journal() -> PathBuf {
    let mut entries = fs::read_dir(state().join("updates")).expect("a scratch folder");
    entries.next().expect("a journal").expect("an entry").path()
}

#[test]
fn a_damaged_journal_is_named() {
    let (sandbox, folder, merge) = prepare(&FIXTURES[0]);
    begin(folder, &merge);
    let path = journal().join("journal.toml");
    fs::write(&path, "conflicts = [").expect("a scratch folder");
    for action in ["--continue", "--abort"] {
        sandbox.refuse(&["update", action], "journal.toml`, the journal of");
        sandbox.refuse(&["update", action], "delete its folder");
    }
}

/// An update that was killed before it began, or after it ended, leaves a folder without a list.
#[test]
fn a_folder_without_a_list_is_in_nobodys_way() {
    let (sandbox, folder, merge) = prepare(&FIXTURES[0]);
    begin(folder, &merge);
    fs::remove_file(journal().join("journal.toml")).expect("a scratch folder");
    sandbox.refuse(&["update", "--abort"], "there is nothing to abort");
    let left = fs::read_dir(state().join("updates")).expect("a scratch folder");
    assert_eq!(left.count(), 0);
}

/// What is said of copier is so, in the version that tests/requirements.txt pins.
#[test]
fn copier_does_what_is_said_of_it() {
    let fixtures = if is_long() { FIXTURES } else { &FIXTURES[..1] };
    for fixture in fixtures {
        let template = Sandbox::empty();
        let release = |files: Files, tag: &str| {
            for path in crate::support::tree(&template.project).keys() {
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
