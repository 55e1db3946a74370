//! A generated project's README, CONTRIBUTING.md and AGENTS.md, followed to the letter.

use std::path::{Path, PathBuf};
use std::process::Command;

use create_pyo3::answers::reserved::reason;
use create_pyo3::questions::TOPICS;

use crate::support::{
    Case, Door, assert_says, in_haste, isolated, kept, read_text, remove_folder, repository, run,
    scratch, sync, tools_path, tree, write,
};

/// With nothing but Python, and the pip that came with it.
#[test]
fn with_pip() {
    let project = fresh(&Case::new("by-pip"));
    let console = blocks(&project, "console");
    let by_pip = console
        .iter()
        .find(|block| block.contains("pip install"))
        .expect("the README has a way with pip");
    let printed = run(&mut shell(&project, by_pip));
    assert_says(&printed, " passed in ");

    for (number, again) in [
        (1, "maturin develop --quiet"),
        (2, "maturin develop --quiet --skip-install"),
        (3, "pip install --quiet --editable ."),
    ] {
        add_to_multiply(&project, number);
        let call = "python -c 'import by_pip; print(by_pip.multiply(2, 3))'";
        let lines = format!(". .venv/bin/activate\n{again}\n{call}");
        let printed = run(&mut shell(&project, &lines));
        let product = printed.lines().last().unwrap_or_default();
        assert_eq!(
            product,
            (6 + number).to_string(),
            "{again} did not build the edited code"
        );
    }
}

/// Edits the Rust code, so that a new build can be told from an old one.
fn add_to_multiply(project: &Path, number: u32) {
    let path = project.join("src/functions.rs");
    let lines = read_text(&path);
    let edited: Vec<String> = lines
        .lines()
        .map(
            |line| match line.trim_start().starts_with("match a.checked_mul(b)") {
                true => format!("    match a.checked_mul(b).map(|product| product + {number}) {{"),
                false => line.to_owned(),
            },
        )
        .collect();
    assert_ne!(edited.join("\n") + "\n", lines, "nothing was edited");
    write(&path, edited.join("\n") + "\n");
}

/// Every command but those for pip, the transcript, and the rebuild after an edit of the Rust code.
#[test]
fn with_uv() {
    let project = fresh(&Case::new("by-uv"));
    for block in blocks(&project, "console")
        .iter()
        .filter(|block| !block.contains("pip install"))
    {
        run(with_uv_on_path(&mut shell(&project, block)));
    }
    let folder = scratch();
    let transcript = folder.path().join("transcript.txt");
    write(&transcript, blocks(&project, "pycon").concat());
    let check = format!(
        "uv run --no-sync python -m doctest {}",
        transcript.display()
    );
    run(with_uv_on_path(&mut shell(&project, &check)));

    assert_reserved(&project);

    add_to_multiply(&project, 1);
    let call = "uv run python -c 'import by_uv; print(by_uv.multiply(2, 3))'";
    let printed = run(with_uv_on_path(&mut shell(&project, call)));
    assert_eq!(printed.trim(), "7", "uv did not build the edited code");
}

#[test]
fn the_starters_readme_names_no_topic() {
    let project = fresh(&Case::new("by-none").with_topics(Vec::new()));
    let files = ["README.md", "CONTRIBUTING.md"].map(|file| read_text(&project.join(file)));
    let text = files.concat();
    for topic in TOPICS {
        assert!(
            !text.contains(&format!("src/{}.rs", topic.name)),
            "{}: {text}",
            topic.name
        );
    }
    assert_says(&text, "greet");
}

/// What the project installs cannot be a project's name: uv and pip could not tell them apart.
fn assert_reserved(project: &Path) {
    let lock = read_text(&project.join("uv.lock"));
    let names = lock.lines().filter_map(|line| line.strip_prefix("name = "));
    for name in names.map(|name| name.trim_matches('"').replace('-', "_")) {
        assert!(
            name == "by_uv" || reason(&name).is_some(),
            "{name} is not reserved"
        );
    }
}

/// The project as it is rendered, always in the same place, for cargo's sake.
fn fresh(case: &Case) -> PathBuf {
    let project = kept("projects").join(case.project_name());
    let folder = scratch();
    let rendered = tree(&Door::CreatePyo3.render(case, folder.path()));
    if project.join(".venv").exists() {
        remove_folder(&project.join(".venv"));
    }
    sync(&rendered, &project, |_| false);
    project
}

/// What is in the blocks of this language in the files that tell how to develop, in order.
fn blocks(project: &Path, language: &str) -> Vec<String> {
    let files = ["README.md", "CONTRIBUTING.md", "AGENTS.md"];
    let files = files.map(|file| read_text(&project.join(file)));
    let text = files.concat();
    let fence = format!("```{language}\n");
    let rests = text.split(&fence).skip(1);
    rests
        .map(|rest| rest.split("```").next().unwrap_or_default().to_owned())
        .collect()
}

/// Runs the lines with the versions that the tests pin.
fn shell(project: &Path, lines: &str) -> Command {
    let installer = if project.ends_with("by-uv") {
        "uv"
    } else {
        "pip"
    };
    let pins = repository().join("tests/requirements.txt");
    let mut command = isolated(Command::new("sh"));
    command
        .args(["-euc", lines])
        .current_dir(project)
        .env("PIP_CONSTRAINT", &pins)
        .env("UV_CONSTRAINT", &pins)
        .env("UV_BUILD_CONSTRAINT", &pins);
    in_haste(installer, &mut command);
    command
}

fn with_uv_on_path(command: &mut Command) -> &mut Command {
    command.env("PATH", tools_path())
}
