//! On a terminal it asks, one question after another, and leaves the terminal as it was.

use create_pyo3::questions::{QUESTIONS, TOPICS};

use crate::support::{
    Case, assert_same, create_pyo3, on_terminal, read_text, run, scratch, tree, write,
};

const ESC: &str = "\\x1b";

/// Declines the defaults: the questions follow.
const ASK_ALL: &str = "n\\r";

#[test]
fn it_asks_what_is_open() {
    let folder = scratch();
    let arguments = ["asked", "--author="];
    let shown = run(&mut on_terminal(folder.path(), 80, ASK_ALL, &arguments));
    for question in QUESTIONS {
        assert_eq!(
            shown.contains(question.prompt),
            question.name != "author",
            "{}: {shown}",
            question.prompt
        );
    }
    run(create_pyo3()
        .args(["flags/asked", "--author="])
        .current_dir(folder.path()));
    let (asked, flags) = (
        folder.path().join("asked"),
        folder.path().join("flags/asked"),
    );
    assert_same(
        &tree(&flags),
        &tree(&asked),
        "with the return key for each answer",
    );

    let shown = run(&mut on_terminal(
        folder.path(),
        80,
        "",
        &["unasked", "--yes"],
    ));
    assert!(!shown.contains("Project name"), "{shown}");
}

#[test]
fn the_defaults_are_one_question() {
    let folder = scratch();
    let shown = run(&mut on_terminal(folder.path(), 80, "mine\\r\\r\\r", &[]));
    assert!(shown.contains("Use the defaults?"), "{shown}");
    assert!(!shown.contains(QUESTIONS[0].prompt), "{shown}");
    assert!(folder.path().join("mine/Cargo.toml").is_file());
}

/// What cannot be is refused where it is typed, and what is typed stands for the default.
#[test]
fn each_answer_is_checked_where_it_is_given() {
    let folder = scratch();
    write(&folder.path().join("f/mine"), "");
    let keys = format!("f\\r2\\r{ASK_ALL}\\rMine\\\\\\r\\x7f\\r");
    let shown = run(&mut on_terminal(folder.path(), 100, &keys, &[]));
    assert!(shown.contains("/f` is not empty: it holds mine"), "{shown}");
    assert!(
        !shown.contains("--merge"),
        "it cannot be given here: {shown}"
    );
    assert!(shown.contains("expected one line"), "{shown}");
    let manifest = read_text(&folder.path().join("f2/pyproject.toml"));
    assert!(manifest.contains("description = \"Mine\"\n"), "{manifest}");
}

/// No shell makes a folder of what is typed at a prompt.
#[test]
fn a_tilde_is_the_home() {
    let folder = scratch();
    let home = folder.path().join("home");
    write(&home.join("taken/mine"), "");
    let keys = "~/taken\\r\\x7f\\x7f\\x7f\\x7f\\x7fmade\\r";
    let shown = run(on_terminal(folder.path(), 100, keys, &[]).env("HOME", &home));
    assert!(shown.contains("/taken` is not empty"), "{shown}");
    assert!(home.join("made/Cargo.toml").is_file(), "{shown}");
    assert!(!folder.path().join("~").exists());
    let shown = run(on_terminal(folder.path(), 80, "~mine\\r", &[]).env("HOME", &home));
    assert!(folder.path().join("~mine").exists(), "{shown}");
}

/// Ctrl-U clears the default, and what is empty is left out.
#[test]
fn empty_leaves_an_answer_out() {
    let folder = scratch();
    let keys = format!("{ASK_ALL}\\r\\x15\\r");
    let shown = run(&mut on_terminal(folder.path(), 80, &keys, &["made"]));
    assert!(shown.contains("  description  none\r\n"), "{shown}");
    assert!(shown.contains(" --description=''"), "{shown}");
}

/// Ctrl-A to the start, Ctrl-E to the end, Ctrl-K up to the end, Ctrl-U everything, as in a shell.
#[test]
fn the_keys_of_a_shell_edit() {
    let folder = scratch();
    for (keys, name) in [
        ("bc\\x01a\\x05d\\r", "abcd"),
        ("wrong\\x15right\\r", "right"),
        ("one-two\\x01x\\x0b\\r", "x"),
        ("onetwo\\x1b", ""),
    ] {
        let output = on_terminal(folder.path(), 80, keys, &[]).output();
        let output = output.expect("Python starts");
        let is_there = !name.is_empty() && folder.path().join(name).join("Cargo.toml").is_file();
        assert_eq!(is_there, !name.is_empty(), "{keys}: {output:?}");
    }
}

/// The second question shows the answer that it had.
#[test]
fn escape_goes_back() {
    let folder = scratch();
    let keys = format!("{ASK_ALL}\\rfirst\\r{ESC}\\x05-x\\r");
    let shown = run(&mut on_terminal(folder.path(), 80, &keys, &["made"]));
    let manifest = read_text(&folder.path().join("made/pyproject.toml"));
    assert!(manifest.contains("description = \"first-x\"\n"), "{shown}");

    // From the last question to the first, and out.
    let escapes = ESC.repeat(QUESTIONS.len() + 3);
    let keys = format!("{ASK_ALL}{}{escapes}", "\\r".repeat(QUESTIONS.len()));
    let output = on_terminal(folder.path(), 80, &keys, &["never"]).output();
    let output = output.expect("Python starts");
    let shown = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{shown}");
    assert!(shown.contains("cancelled"), "{shown}");
    assert!(!folder.path().join("never").exists(), "{shown}");
}

/// The name that a folder gives may be none; what the return key gives is one.
#[test]
fn the_name_that_it_proposes_is_possible() {
    let folder = scratch();
    let shown = run(&mut on_terminal(folder.path(), 80, "", &["json"]));
    assert!(shown.contains("  name         my-json\r\n"), "{shown}");
}

/// The first prompt is for the path, then come the defaults and the table, and the last one asks for a yes.
#[test]
fn ctrl_c_and_ctrl_d_end_it_at_each_prompt() {
    std::thread::scope(|scope| {
        for prompt in 0..QUESTIONS.len() + 3 {
            for (key, code) in [("\\x03", 130), ("\\x04", 1)] {
                scope.spawn(move || {
                    let folder = scratch();
                    let before = match prompt {
                        0 | 1 => "\\r".repeat(prompt),
                        _ => format!("\\r{ASK_ALL}{}", "\\r".repeat(prompt - 2)),
                    };
                    let output = on_terminal(folder.path(), 80, &(before + key), &[])
                        .output()
                        .expect("Python starts");
                    let shown = String::from_utf8_lossy(&output.stdout);
                    assert_eq!(output.status.code(), Some(code), "{prompt}: {output:?}");
                    assert!(shown.contains("nothing was changed"), "{prompt}: {shown}");
                    let mut left = folder.path().read_dir().expect("a folder");
                    assert!(left.next().is_none(), "{prompt}: {:?}", folder.path());
                });
            }
        }
    });
}

/// Where a line of a topic has no room, its name has.
#[test]
fn a_narrow_terminal_is_wide_enough() {
    let folder = scratch();
    let shown = run(&mut on_terminal(folder.path(), 20, "", &[]));
    assert!(
        folder.path().join("my-project/Cargo.toml").is_file(),
        "{shown}"
    );

    for (columns, is_told) in [(100, true), (60, false)] {
        let keys = format!("{ASK_ALL}\\r\\r\\r\\r");
        let name = format!("by-{columns}");
        let shown = run(&mut on_terminal(folder.path(), columns, &keys, &[&name]));
        for topic in TOPICS {
            let is_default = Case::new("").topics().contains(&topic.name);
            let mark = if is_default { "[x]" } else { "[ ]" };
            assert!(shown.contains(&format!("{mark} {}", topic.name)), "{shown}");
            assert_eq!(shown.contains(topic.teaches), is_told, "{columns}: {shown}");
        }
    }
}
