//! The tools beside which ours is measured. All are pinned and installed below `target/`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use crate::support::{
    self, Case, isolated, python, repository, run, template_copy, tool, tools_path,
};

pub const NAME: &str = "my-project";
pub const MODULE: &str = "my_project";

/// The word that makes this program a cargo-generate.
pub const CARGO_GENERATE: &str = "cargo-generate";

/// Our own command as a release has it. `cargo bench` made another one, optimised like the peers.
pub fn released() -> &'static Path {
    static RELEASED: LazyLock<PathBuf> = LazyLock::new(|| {
        let program = PathBuf::from(support::create_pyo3().get_program());
        let target = program.ancestors().nth(2).expect("it is in target/release");
        run(isolated(Command::new(env!("CARGO")))
            .args(["build", "--release", "--quiet", "--target-dir"])
            .arg(target)
            .current_dir(repository()));
        program
    });
    &RELEASED
}

/// Our own command, which makes the project below `here`.
pub fn create_pyo3(here: &Path, options: &[&str]) -> Command {
    let mut command = isolated(Command::new(released()));
    command
        .args([NAME, "--yes"])
        .args(options)
        .env("PATH", tools_path())
        .current_dir(here);
    command
}

/// The real cargo-generate, as the library that the tests call, in a process of its own.
pub fn cargo_generate(here: &Path) -> Command {
    let this = std::env::current_exe().expect("this program has a path");
    let mut command = isolated(Command::new(this));
    command
        .arg(CARGO_GENERATE)
        .args(support::doors::cargo_generate_arguments(
            &Case::new(NAME),
            here,
        ))
        .env("CARGO_NAME", "Test")
        .current_dir(here);
    command
}

pub fn copier(here: &Path) -> Command {
    let mut command = tool("copier");
    command.args(support::copier_arguments(
        &Case::new(NAME),
        &template_copy(),
        &here.join(NAME),
    ));
    command
}

pub fn cookiecutter(here: &Path, template: &Path) -> Command {
    let mut command = isolated(Command::new(cookiecutters_programs().join("cookiecutter")));
    command
        .args(["--no-input", "--default-config", "--output-dir"])
        .args([here, template])
        // Its notes on the last run go there.
        .env("HOME", here.parent().expect("a scratch folder"))
        .current_dir(here);
    command
}

pub fn cookiecutters_programs() -> PathBuf {
    support::tools::installed(
        "cookiecutter",
        &repository().join("generator/benches/requirements.txt"),
    )
}

/// The project as a template of cookiecutter's, which knows neither our template's dialect nor its conditions.
pub fn cookiecutter_template(project: &support::Tree, folder: &Path) {
    let mut verbatim = Vec::new();
    for (path, contents) in project {
        let root = "{{ cookiecutter.project_name }}";
        let named = |text: &str| {
            text.replace(NAME, root)
                .replace(MODULE, "{{ cookiecutter.module_name }}")
        };
        let text = String::from_utf8_lossy(contents);
        let is_verbatim = ["{{", "{%", "{#"]
            .iter()
            .any(|marker| text.contains(marker));
        if is_verbatim {
            verbatim.push(path.clone());
        }
        let text = if is_verbatim {
            text.into_owned()
        } else {
            named(&text)
        };
        support::write(&folder.join(root).join(named(path)), text);
    }
    let questions = serde_json::json!({
        "project_name": NAME,
        "module_name": MODULE,
        "_copy_without_render": verbatim,
    });
    support::write(&folder.join("cookiecutter.json"), questions.to_string());
}

pub fn maturin_new(here: &Path) -> Command {
    let mut command = tool("maturin");
    command
        .args(["new", "--mixed", "--bindings", "pyo3", NAME])
        .current_dir(here);
    command
}

pub fn uv_init(here: &Path) -> Command {
    let mut command = uv(here);
    command.args([
        "init",
        "--build-backend",
        "maturin",
        "--vcs",
        "none",
        "--no-workspace",
        NAME,
    ]);
    command
}

/// uv with the interpreter of the tools.
pub fn uv(here: &Path) -> Command {
    let mut command = tool("uv");
    command
        .env("UV_PYTHON", python())
        .env("UV_PYTHON_DOWNLOADS", "never")
        .env("PATH", tools_path())
        .current_dir(here);
    command
}

/// Adds a line to the project's Rust code, another one in each round.
pub fn edit(project: &Path, round: usize) {
    let path = project.join("src/lib.rs");
    let edited = format!("{}// {round}\n", support::read_text(&path));
    support::write(&path, edited);
}

/// `cp -r` of a project into the folder.
pub fn copy(project: &Path, here: &Path) -> Command {
    let mut command = isolated(Command::new("cp"));
    command.arg("-r").arg(project).arg(here.join(NAME));
    command
}
