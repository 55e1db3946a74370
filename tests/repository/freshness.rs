//! How far the template is behind: a table and a badge, here from releases that were written down.

use std::process::Command;

use create_pyo3::questions::{Kind, question};
use serde_json::{Value, json};

use crate::support::{
    assert_says, isolated, python, read_text, repository, run, scratch, tool, write,
};

/// Runs the script over these releases, and returns the table and the badge that it writes.
fn publish(result: &str, releases: [&Value; 3], today: &str) -> (String, Value) {
    let folder = scratch();
    for (name, answer) in ["pyo3", "maturin", "python"].into_iter().zip(releases) {
        write(
            &folder.path().join(format!("{name}.json")),
            answer.to_string(),
        );
    }
    let published = folder.path().join("published");
    run(isolated(Command::new(python()))
        .arg(repository().join(".github/freshness.py"))
        .arg(result)
        .arg(&published)
        .arg(folder.path())
        .arg(today));
    let badge = read_text(&published.join("freshness.json"));
    let table = read_text(&published.join("README.md"));
    (
        table,
        serde_json::from_str(&badge).expect("a badge is JSON"),
    )
}

/// The version behind this text in a file of the template, up to a quote or a comma.
fn asked(file: &str, before: &str) -> String {
    let text = read_text(&repository().join("template").join(file));
    let (_, rest) = text.split_once(before).expect("the template asks for it");
    let end = rest.find(['"', ',']).expect("the text ends");
    rest[..end].to_owned()
}

fn pyo3(versions: &[(&str, &str)]) -> Value {
    let versions = versions.iter().map(|(number, day)| {
        json!({ "num": number, "created_at": format!("{day}T10:00:00Z"), "yanked": false })
    });
    json!({ "versions": versions.collect::<Vec<_>>() })
}

fn maturin(versions: &[(&str, &str)]) -> Value {
    let versions = versions.iter().map(|(number, day)| {
        let file = json!({ "upload_time": format!("{day}T10:00:00"), "yanked": false });
        ((*number).to_owned(), json!([file]))
    });
    json!({ "releases": serde_json::Map::from_iter(versions) })
}

/// The newest Python that a project supports, and the one after it.
fn pythons() -> [String; 2] {
    let Kind::Choice { options } = question("python").kind else {
        panic!("the oldest Python is a choice");
    };
    let newest = *options.last().expect("there are some");
    let minor: u32 = newest[2..].parse().expect("3 and a number");
    [newest.to_owned(), format!("3.{}", minor + 1)]
}

#[test]
fn what_a_new_project_gets_by_itself_is_not_behind() {
    let (wanted, newest) = (asked("Cargo.toml.liquid", "pyo3 = \""), "1.999.0");
    let (minor, _) = wanted.rsplit_once('.').expect("three numbers");
    let later = format!("{minor}.999");
    let [now, next] = pythons();
    let python = json!({
        (&now): { "status": "bugfix", "first_release": "2026-10-01" },
        (&next): { "status": "prerelease", "first_release": "2027-10-01" },
    });
    let releases = [
        &pyo3(&[
            (&wanted, "2026-10-10"),
            (&later, "2026-11-01"),
            ("99.0.0-beta.1", "2026-11-02"),
        ]),
        &maturin(&[("1.16.0", "2026-10-20"), (newest, "2026-11-20")]),
        &python,
    ];
    let (table, badge) = publish("success", releases, "2026-11-27");
    assert_says(&table, &format!("\n| PyO3 | {wanted} | {later} | 0 |\n"));
    assert_says(
        &table,
        &format!(" | {newest} | 0 |\n| Python | {now} | {now} | 0 |\n"),
    );
    assert_eq!(badge["message"], "works, 0 days behind");
    assert_eq!(badge["color"], "brightgreen");
    assert_eq!(badge["schemaVersion"], 1);
}

/// From the first release that it does not get, not from the last.
#[test]
fn the_days_count_from_what_is_missed_first() {
    let wanted = asked("Cargo.toml.liquid", "pyo3 = \"");
    let [now, next] = pythons();
    let python = json!({
        (&now): { "status": "bugfix", "first_release": "2026-10-01" },
        (&next): { "status": "bugfix", "first_release": "2027-10-01" },
    });
    let releases = [
        &pyo3(&[
            (&wanted, "2026-10-10"),
            ("99.0.0", "2027-10-20"),
            ("99.1.0", "2027-10-30"),
        ]),
        &maturin(&[("1.16.0", "2026-10-20"), ("2.0.0", "2027-10-30")]),
        &python,
    ];
    let (table, badge) = publish("failure", releases, "2027-11-10");
    assert_says(&table, &format!("\n| PyO3 | {wanted} | 99.1.0 | 21 |\n"));
    assert_says(
        &table,
        &format!(" | 2.0.0 | 11 |\n| Python | {now} | {next} | 40 |\n"),
    );
    assert_says(
        &table,
        "On 2027-11-10, a new project with the newest of all that it depends on fails.",
    );
    assert_eq!(badge["message"], "fails, 40 days behind");
    assert_eq!(badge["color"], "red");
    let (_, badge) = publish("success", releases, "2027-11-10");
    assert_eq!(badge["color"], "yellow");
}

/// The badge is read from where the workflow writes it.
#[test]
fn the_badge_is_where_the_workflow_puts_it() {
    let workflow = read_text(&repository().join(".github/workflows/newest.yml"));
    assert_says(&workflow, "HEAD:refs/heads/freshness");
    let name = env!("CARGO_PKG_REPOSITORY").trim_start_matches("https://github.com/");
    let file = format!("https://raw.githubusercontent.com/{name}/freshness/freshness.json");
    for page in ["README.md", "generator/book/src/maintainers.md"] {
        assert_says(&read_text(&repository().join(page)), &file);
    }
}

/// The tools are those of tests/requirements.txt.
#[test]
fn what_is_said_of_other_tools_is_so() {
    let book = read_text(&repository().join("generator/book/src/maintainers.md"));
    let ours = asked("Cargo.toml.liquid", "pyo3 = \"");
    assert_says(&book, &format!("\n| create-pyo3 | {ours} |\n"));
    let folder = scratch();
    for (name, arguments) in [
        ("maturin", &["new", "--bindings=pyo3"][..]),
        ("uv", &["init", "--build-backend=maturin", "--vcs=none"]),
    ] {
        run(tool(name).args(arguments).arg(folder.path().join(name)));
        let manifest = read_text(&folder.path().join(name).join("Cargo.toml"));
        let (_, rest) = manifest.split_once("\npyo3 = ").expect("it needs PyO3");
        let version = rest.split('"').nth(1).expect("a version");
        let said = run(tool(name).arg("--version"));
        let number = said.split_whitespace().nth(1).expect("a version");
        let command = arguments[0];
        assert_says(
            &book,
            &format!("\n| `{name} {command}` {number} | {version} |\n"),
        );
    }
}
