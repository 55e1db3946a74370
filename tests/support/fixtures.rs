//! Updates in which `copier update` 9.19.1 loses something, most of them at exit code 0, and what ours does instead.

use std::fs;

use create_pyo3::update::merge::Reason;

use super::sandbox::Sandbox;

pub type Files = &'static [(&'static str, &'static str)];

pub struct Fixture {
    pub name: &'static str,
    /// What copier makes of it, in words; with which exit code it ends, and what git says has changed then.
    pub copier: &'static str,
    pub copier_ends: (i32, &'static [&'static str]),
    pub base: Files,
    pub theirs: Files,
    /// What the user does, to be committed where it can be.
    pub edit: fn(&Sandbox),
    /// What our update ends in.
    pub conflicts: &'static [(&'static str, Reason)],
    /// What must hold after our update.
    pub check: fn(&Sandbox),
}

const LONG: &str = "one\ntwo\nthree\nfour\nfive\nsix\nseven\n";
const CHANGED: &str = "one\ntwo\nthree\nfour\nfive\nsix\nSEVEN\n";

pub const FIXTURES: &[Fixture] = &[
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
            super::link("elsewhere", &sandbox.project.join("a"));
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
