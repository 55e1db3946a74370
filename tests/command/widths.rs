//! What is printed fits the terminal, and is broken between words only.

use std::path::Path;

use crate::support::{on_terminal, scratch, write};

const WIDTHS: [u16; 3] = [60, 80, 100];

/// What a terminal of that width shows, without colours.
fn shown(folder: &Path, columns: u16, arguments: &[&str]) -> String {
    let output = on_terminal(folder, columns, "", arguments).output();
    let output = output.expect("Python starts");
    let text = String::from_utf8_lossy(&output.stdout).replace('\r', "");
    create_pyo3::terminal::print::plain(&text)
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

/// Lines of a fixed form, such as addresses, may be wider than the terminal, which no break could help.
#[test]
fn help_fits_and_breaks_no_word() {
    let folder = scratch();
    for arguments in [
        &["-h"][..],
        &["--help"],
        &["update", "--help"],
        &["adopt", "--help"],
        &["list"],
        &["explain", "license"],
        &["explain", "author"],
        &["explain", "exceptions"],
    ] {
        let [narrow, others @ ..] = WIDTHS.map(|columns| {
            let text = shown(folder.path(), columns, arguments);
            for line in text.lines() {
                let is_one_word = words(line).len() < 3;
                let is_code = arguments[0] == "explain" && arguments[1] == "exceptions";
                let fits = line.chars().count() <= columns.into();
                assert!(fits || is_one_word || is_code, "{columns}: {line}");
            }
            text
        });
        for other in others {
            if arguments.last() != Some(&"exceptions") {
                assert_eq!(words(&narrow), words(&other), "{arguments:?}");
            }
        }
    }
}

#[test]
fn errors_fit_and_break_no_word() {
    let folder = scratch();
    write(&folder.path().join("taken/setup.py"), "");
    for arguments in [
        &["taken", "--yes"][..],
        &["udpate"],
        &["x", "--author=a@b", "--yes"],
        &["status"],
        &["x", "--license", "GPL"],
    ] {
        let [narrow, others @ ..] = WIDTHS.map(|columns| {
            let text = shown(folder.path(), columns, arguments);
            assert!(text.starts_with("error: "), "{text}");
            for line in text.lines() {
                let fits = line.chars().count() <= columns.into();
                assert!(fits || words(line).len() < 3, "{columns}: {line}");
            }
            text
        });
        for other in others {
            assert_eq!(words(&narrow), words(&other), "{arguments:?}");
        }
    }
}

#[test]
fn a_report_of_adopt_fits_and_keeps_its_indent() {
    let folder = scratch();
    let project = "[project]\nname = \"acme\"\nversion = \"1.0\"\nrequires-python = \">=3.11\"\n";
    let backend =
        "[build-system]\nrequires = [\"hatchling\"]\nbuild-backend = \"hatchling.build\"\n";
    write(
        &folder.path().join("pyproject.toml"),
        format!("{project}{backend}"),
    );
    write(&folder.path().join("src/acme/__init__.py"), "");
    let text = shown(folder.path(), 60, &["adopt", "--no-verify", "--yes"]);
    assert!(text.contains("\n  [ ] "), "{text}");
    assert!(text.contains("\n    "), "no line is broken: {text}");
    for line in text.lines() {
        assert!(
            line.chars().count() <= 60 || words(line).len() < 3,
            "{line}"
        );
    }
}

/// Programs look for whole messages.
#[test]
fn off_a_terminal_a_message_is_one_line() {
    let folder = scratch();
    let mut command = crate::support::create_pyo3();
    let command = command
        .args(["x", "--author=a@b"])
        .current_dir(folder.path());
    let error = crate::support::run_to_failure(command);
    assert_eq!(error.lines().count(), 1, "{error}");
}

#[test]
fn colour_can_be_forced_and_forbidden() {
    let folder = scratch();
    let coloured = |arguments: &[&str], no_color: &str| {
        let mut command = crate::support::create_pyo3();
        command.args(arguments).env("NO_COLOR", no_color);
        crate::support::run_to_failure(command.current_dir(folder.path())).contains('\x1b')
    };
    assert!(!coloured(&["update"], ""));
    assert!(coloured(&["update", "--color", "always"], ""));
    assert!(coloured(&["update", "--color=always"], "1"));
    assert!(coloured(&["x", "--nosuch", "--color", "always"], ""));
    let shown = on_terminal(folder.path(), 80, "", &["update", "--color=never"]).output();
    let shown = shown.expect("Python starts");
    assert!(
        !String::from_utf8_lossy(&shown.stdout).contains('\x1b'),
        "{shown:?}"
    );
    let shown = on_terminal(folder.path(), 80, "", &["update"]).output();
    let shown = shown.expect("Python starts");
    assert!(
        String::from_utf8_lossy(&shown.stdout).contains('\x1b'),
        "{shown:?}"
    );
}
