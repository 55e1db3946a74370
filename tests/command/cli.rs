//! Our own command, as a user types it.

use std::fs;
use std::path::Path;
use std::process::Command;

use create_pyo3::text::quote;

use crate::support::release::sha256;
use crate::support::{
    assert_same, create_pyo3, isolated, repository, run, run_to_failure, scratch, tools_path, tree,
};

#[test]
fn makes_a_project_and_says_how_to_go_on() {
    let folder = scratch();
    let printed = run(create_pyo3()
        .arg("my-project")
        .env("PATH", tools_path())
        .current_dir(folder.path()));
    assert!(folder.path().join("my-project/src/lib.rs").is_file());
    assert!(folder.path().join("my-project/.git").is_dir());
    for command in ["\n  uv run pytest\n", "create-pyo3 my-project"] {
        assert!(
            printed.contains(command),
            "{command} is missing:\n{printed}"
        );
    }
    let without_uv = run(create_pyo3()
        .arg("another")
        .env("PATH", folder.path())
        .current_dir(folder.path()));
    assert!(without_uv.contains("\n  maturin develop\n"), "{without_uv}");
}

#[test]
fn the_command_that_it_prints_makes_the_same_project() {
    let folder = scratch();
    let options = [
        "--name=Other_Name",
        "--description=It's $HOME & `date` #1",
        "--author=Zoë O'Neill <zoe@example.org>",
        "--license=none",
        "--examples=json,functions",
        "--abi3",
        "--ci=none",
        "--vcs=none",
    ];
    let printed = run(create_pyo3()
        .arg("it's mine")
        .args(options)
        .current_dir(folder.path()));
    let command = printed
        .lines()
        .last()
        .expect("the command is the last line")
        .trim();
    // It is not on PATH, as after `cargo run`.
    assert!(!command.starts_with("create-pyo3"), "{command}");
    let again = scratch();
    let shell = if cfg!(windows) { "powershell" } else { "sh" };
    run(isolated(Command::new(shell))
        .args(["-c", command])
        .current_dir(again.path()));
    assert_same(
        &tree(folder.path()),
        &tree(again.path()),
        "the second project",
    );
}

/// PowerShell and cmd read double quotes alike, but for what PowerShell fills in.
#[test]
fn windows_has_quotes_of_its_own() {
    for (text, quoted) in [
        (r"C:\work\my-project", r"C:\work\my-project"),
        (r"..\здесь\", r"..\здесь\"),
        (r"a folder\it's\", r#""a folder\it's\\""#),
        ("", r#""""#),
        (
            "Zoë O'Neill <zoe@example.org>",
            r#""Zoë O'Neill <zoe@example.org>""#,
        ),
        ("100 %, (a) & b; #1", r#""100 %, (a) & b; #1""#),
        ("It's $HOME & `date`", "'It''s $HOME & `date`'"),
        (r"a folder\$HOME\", r"'a folder\$HOME\\'"),
        ("“both” and ‘each’", "'“both” and ‘‘each’’'"),
    ] {
        assert_eq!(quote::for_windows(text), quoted);
    }
}

#[test]
fn a_dry_run_lists_the_files_and_writes_none() {
    let folder = scratch();
    let printed = run(create_pyo3()
        .args(["my-project", "--dry-run", "--examples=json"])
        .current_dir(folder.path()));
    assert!(
        printed.contains("\n  src/\n    guards.rs\n    json.rs\n    lib.rs\n"),
        "{printed}"
    );
    assert_eq!(tree(folder.path()).len(), 0);
}

/// The hash is what `git ls-files -z template | xargs -0 sha256sum | sha256sum` prints.
#[test]
fn its_version_is_the_crates_and_names_the_template() {
    let lines = tree(&repository().join("template"))
        .into_iter()
        .map(|(path, contents)| format!("{}  template/{path}\n", sha256(&contents)));
    let template = sha256(lines.collect::<String>().as_bytes());
    for (option, hash) in [("-V", &template[..12]), ("--version", &template)] {
        assert_eq!(
            run(create_pyo3().arg(option)),
            format!(
                "create-pyo3 {} (template {hash})\n",
                env!("CARGO_PKG_VERSION")
            )
        );
    }
}

#[test]
fn quiet_prints_nothing() {
    let folder = scratch();
    assert_eq!(
        run(create_pyo3()
            .args(["my-project", "-q"])
            .current_dir(folder.path())),
        ""
    );
}

#[test]
fn a_second_run_changes_nothing() {
    let folder = scratch();
    run(create_pyo3().arg("my-project").current_dir(folder.path()));
    let before = tree(folder.path());
    let error = run_to_failure(
        create_pyo3()
            .args(["my-project", "--examples=none"])
            .current_dir(folder.path()),
    );
    assert!(error.contains("my-project` is not empty"), "{error}");
    assert!(error.contains(".gitignore, "), "{error}");
    assert_same(&before, &tree(folder.path()), "after the second run");
}

#[test]
fn an_empty_folder_is_filled_where_it_is() {
    let folder = scratch();
    let project = folder.path().join("my-project");
    fs::create_dir(&project).expect("a scratch folder");
    run(create_pyo3().args([".", "--quiet"]).current_dir(&project));
    assert!(project.join("Cargo.toml").is_file());
    assert_eq!(
        fs::read_dir(folder.path())
            .expect("a scratch folder")
            .count(),
        1
    );
}

#[test]
fn missing_folders_on_the_way_are_made() {
    let folder = scratch();
    run(create_pyo3()
        .args(["a/b/my-project/", "--quiet"])
        .current_dir(folder.path()));
    assert!(folder.path().join("a/b/my-project/Cargo.toml").is_file());
    assert_eq!(
        fs::read_dir(folder.path())
            .expect("a scratch folder")
            .count(),
        1
    );
}

/// What each says is in messages.txt.
#[test]
fn what_is_not_possible_is_refused() {
    let folder = scratch();
    for (arguments, code) in [
        (["x", "--examples=json,nosuch"], 2),
        (["x", "--examples=cobol"], 2),
        (["x", "--license=GPL"], 2),
        (["x", "--python=3.9"], 2),
        (["x", "--ci=gitlab"], 2),
        (["x", "--vcs=svn"], 2),
        (["x", "--description=say \"hi\""], 1),
        (["x", "--description=two\nlines"], 1),
        (["x", "--author=a@b"], 1),
        (["x", "--name=json"], 1),
        (["json", "--yes"], 1),
        (["/", "--yes"], 1),
    ] {
        let output = create_pyo3()
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .expect("our command starts");
        assert_eq!(
            output.status.code(),
            Some(code),
            "{arguments:?}: {output:?}"
        );
        assert!(
            output.stderr.starts_with(b"error: "),
            "{arguments:?}: {output:?}"
        );
    }
    assert_eq!(tree(folder.path()).len(), 0);
}

#[test]
fn the_author_comes_from_git() {
    let folder = scratch();
    let config = folder.path().join("gitconfig");
    fs::write(
        &config,
        "[user]\n name = Ada Lovelace\n email = ada@example.org\n",
    )
    .expect("a scratch folder");
    let make = |name: &str, config: &Path| {
        let project = folder.path().join(name);
        run(create_pyo3()
            .arg(&project)
            .env("GIT_CONFIG_GLOBAL", config)
            .current_dir(folder.path()));
        fs::read_to_string(project.join("Cargo.toml")).expect("a manifest")
    };
    assert!(make("one", &config).contains("authors = [\"Ada Lovelace <ada@example.org>\"]\n"));
    fs::write(
        &config,
        "[user]\n name = \"a \\\" b\"\n email = ada@example.org\n",
    )
    .expect("a scratch folder");
    assert!(!make("two", &config).contains("authors"));
    assert!(!make("three", Path::new("/dev/null")).contains("authors"));
}

#[test]
fn the_help_names_every_option_in_a_group() {
    let help = run(create_pyo3().arg("--help"));
    for group in [
        "Commands:",
        "Project:",
        "Answers:",
        "Behaviour:",
        "Examples:",
    ] {
        assert!(help.contains(&format!("\n{group}\n")), "{group}: {help}");
    }
    let short = run(create_pyo3().arg("-h"));
    assert!(short.lines().count() <= 40, "{short}");
    for text in [&help, &short] {
        assert!(text.contains(env!("CARGO_PKG_HOMEPAGE")), "{text}");
    }
    for question in create_pyo3::questions::QUESTIONS {
        assert!(
            help.contains(&format!("--{}", question.flag)),
            "{}",
            question.flag
        );
    }
}
