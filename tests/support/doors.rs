//! The three front doors, each through the command line that a user would type.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use clap::Parser;
use create_pyo3::answers::Value;
use create_pyo3::questions::Kind;

use super::{
    Case, alone, create_pyo3, isolated, kept, python, repository, run, scratch, sync, tool, tree,
};

#[derive(Clone, Copy, Debug)]
pub enum Door {
    CreatePyo3,
    CargoGenerate,
    Copier,
}

impl Door {
    pub const ALL: [Self; 3] = [Self::CreatePyo3, Self::CargoGenerate, Self::Copier];

    /// Renders the project below `folder` and returns where it is.
    pub fn render(self, case: &Case, folder: &Path) -> PathBuf {
        match self {
            Self::CreatePyo3 => with_create_pyo3(case, folder),
            Self::CargoGenerate => with_cargo_generate(case, folder),
            Self::Copier => {
                let project = folder.join(case.project_name());
                run(tool("copier").args(copier_arguments(case, &template_copy(), &project)));
                project
            }
        }
    }
}

fn with_create_pyo3(case: &Case, folder: &Path) -> PathBuf {
    let project = folder.join(case.project_name());
    let options = case
        .answers
        .iter()
        .filter(|(question, _)| !matches!(question.kind, Kind::Name))
        .map(|(question, value)| match value {
            Value::Text(text) => format!("--{}={text}", question.flag),
            Value::Switch(true) => format!("--{}", question.flag),
            Value::Switch(false) => format!("--no-{}", question.flag),
            Value::Topics(topics) if topics.is_empty() => format!("--{}=none", question.flag),
            Value::Topics(topics) => format!("--{}={}", question.flag, topics.join(",")),
        });
    run(create_pyo3()
        .arg(&project)
        .args(options)
        .args(["--vcs", "none", "--quiet"]));
    project
}

/// Calls the real cargo-generate as a library, through its own parser of arguments.
fn with_cargo_generate(case: &Case, folder: &Path) -> PathBuf {
    let arguments = cargo_generate_arguments(case, folder);
    cargo_generate(&arguments).unwrap_or_else(|error| panic!("{arguments:?}: {error}"))
}

/// What cargo-generate says against these answers.
pub fn refusal_of_cargo_generate(case: &Case, folder: &Path) -> String {
    cargo_generate(&cargo_generate_arguments(case, folder)).expect_err("it should be refused")
}

/// The arguments with which cargo-generate renders these answers below `folder`.
pub fn cargo_generate_arguments(case: &Case, folder: &Path) -> Vec<String> {
    cargo_generate_arguments_from(&repository().join("template"), case, folder)
}

/// The same for the template in another folder.
pub fn cargo_generate_arguments_from(template: &Path, case: &Case, folder: &Path) -> Vec<String> {
    let options = ["--silent", "--vcs", "none", "--no-workspace"];
    let mut arguments: Vec<String> = ["--path", path(template), "--destination", path(folder)]
        .into_iter()
        .chain(options)
        .map(str::to_owned)
        .collect();
    arguments.push(format!("--name={}", case.project_name()));
    arguments.extend(definitions(case, |topics| topics.join(",")));
    arguments
}

/// What `cargo generate` does with these arguments; returns the project's folder.
pub fn cargo_generate(arguments: &[String]) -> Result<PathBuf, String> {
    let words = ["cargo", "generate"]
        .into_iter()
        .chain(arguments.iter().map(String::as_str));
    let cargo_generate::Cli::Generate(parsed) =
        cargo_generate::Cli::try_parse_from(words).map_err(|error| error.to_string())?;
    cargo_generate::generate(parsed).map_err(|error| format!("{error:#}"))
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a UTF-8 path")
}

/// Renders many projects, each into `folder/INDEX-NAME`.
pub fn copier_many(cases: &[Case], folder: &Path) -> Vec<PathBuf> {
    let outcomes = copier_outcomes(cases, folder);
    let projects = outcomes.into_iter().map(|(project, (code, errors))| {
        assert_eq!(code, 0, "copier, {}: {errors}", project.display());
        project
    });
    projects.collect()
}

/// What copier says against each of these; it must leave nothing behind.
pub fn refusals_of_copier(cases: &[Case]) -> Vec<String> {
    let folder = scratch();
    let outcomes = copier_outcomes(cases, folder.path());
    let refusals = outcomes.into_iter().map(|(project, (code, errors))| {
        assert_ne!(code, 0, "copier took {}", project.display());
        assert!(!project.exists(), "copier left {}", project.display());
        errors
    });
    refusals.collect()
}

/// The project of each run with its exit code and errors, all in one process that runs the real copier's command line again
/// and again: most of a single run is Python's start.
fn copier_outcomes(cases: &[Case], folder: &Path) -> Vec<(PathBuf, (i32, String))> {
    let source = template_copy();
    let projects: Vec<PathBuf> = (0..cases.len())
        .map(|index| folder.join(format!("{index}-{}", cases[index].project_name())))
        .collect();
    let runs: Vec<Vec<String>> = cases
        .iter()
        .zip(&projects)
        .map(|(case, project)| copier_arguments(case, &source, project))
        .collect();
    let mut child = isolated(std::process::Command::new(python()))
        .arg(repository().join("tests/support/copier_many.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the tools' Python starts");
    let input = serde_json::to_vec(&runs).expect("arguments are JSON");
    child
        .stdin
        .take()
        .expect("it is piped")
        .write_all(&input)
        .expect("Python reads its input");
    let output = child.wait_with_output().expect("Python ends");
    assert!(output.status.success(), "copier_many.py: {}", output.status);
    let outcomes: Vec<(i32, String)> =
        serde_json::from_slice(&output.stdout).expect("it prints JSON");
    projects.into_iter().zip(outcomes).collect()
}

/// The arguments with which copier renders these answers.
pub fn copier_arguments(case: &Case, source: &Path, project: &Path) -> Vec<String> {
    let mut arguments: Vec<String> = ["copy", "--defaults", "--quiet"].map(str::to_owned).into();
    arguments.extend([
        "-d".to_owned(),
        format!("project_name={}", case.project_name()),
    ]);
    arguments.extend(definitions(case, |topics| {
        format!("[{}]", topics.join(","))
    }));
    arguments.extend([source, project].map(|it| path(it).to_owned()));
    arguments
}

/// `-d NAME=VALUE` for each answer but the name, as cargo-generate and copier take it; only their lists differ.
fn definitions(case: &Case, list: impl Fn(&[&str]) -> String) -> Vec<String> {
    let answers = case
        .answers
        .iter()
        .filter(|(question, _)| !matches!(question.kind, Kind::Name));
    answers
        .flat_map(|(question, value)| {
            let value = match value {
                Value::Text(text) => text.clone(),
                Value::Switch(on) => on.to_string(),
                Value::Topics(topics) => list(topics),
            };
            ["-d".to_owned(), format!("{}={value}", question.name)]
        })
        .collect()
}

/// What copier needs of this repository, as it is on disk now and without its git history: from a
/// repository copier would take a commit.
pub fn template_copy() -> PathBuf {
    static COPY: std::sync::LazyLock<PathBuf> = std::sync::LazyLock::new(|| {
        let copy = kept("copier-source");
        let mut files = tree(&repository().join("template"))
            .into_iter()
            .map(|(path, contents)| (format!("template/{path}"), contents))
            .collect::<super::Tree>();
        files.insert(
            "copier.yml".to_owned(),
            super::read(&repository().join("copier.yml")),
        );
        alone("copier-source", || sync(&files, &copy, |_| false));
        copy
    });
    COPY.clone()
}
