//! From nothing to tests that pass: ours with the default topics, and the shortest way with each of the peers.

use std::path::Path;
use std::process::Command;

use crate::machine::{self, version_of};
use crate::measure::cost;
use crate::peers::{self, NAME};
use crate::support::{create_folder, isolated, python, remove_folder, scratch, write};
use crate::tables::{Goal, Limit, Results, Row, Table};

const METHOD: &str = "Everything between an empty folder and a passed `pytest`, one after the other: the project, the \
    environment, the build with the tests, which `uv run pytest` does in one. Cold means that uv, pip and cargo have nothing downloaded, warm that they have what the \
    cold run before left them; the target folder is always new. One round. The versions of pyo3 are those of each template, \
    and so is what an environment has beside pytest. `uv init` brings no tests: it gets one of three lines.";
const OURS: &str = "`create-pyo3`, `uv run pytest`";
const NONE: &str = "`create-pyo3 --examples none`, `uv run pytest`";
const UV: &str = "`uv init --build-backend maturin`, `uv run pytest`";
const PIP: &str = "`maturin new`, `pip install`, `maturin develop`, `pytest`";
const PHASES: &[&str] = &["project (s)", "environment (s)", "build and tests (s)"];
const TOTAL: &str = "all (s)";

/// The commands of each phase, for a project below the folder.
pub type Steps = fn(&Path) -> [Vec<Command>; 3];

const CONTENDERS: &[(&str, Steps)] = &[
    (OURS, |here| with_ours(here, &[])),
    (NONE, |here| with_ours(here, &["--examples=none"])),
    (UV, with_uv),
    (PIP, with_pip),
];

pub fn measure() -> Results {
    let versions = ["maturin", "uv"].map(|name| (name, version_of(name)));
    let mut results = machine::results("green", "From nothing to passed tests", METHOD, &versions);
    let (mut cold, mut warm) = (Vec::new(), Vec::new());
    for (name, steps) in CONTENDERS {
        let folder = scratch();
        for rows in [&mut cold, &mut warm] {
            rows.push(row(name, *steps, folder.path()));
        }
    }
    let columns: Vec<String> = [TOTAL]
        .iter()
        .chain(PHASES)
        .copied()
        .map(str::to_owned)
        .collect();
    let table = |of: &str, rows| Table {
        of: of.to_owned(),
        columns: columns.clone(),
        rows,
    };
    results.tables = vec![table("warm caches", warm), table("cold caches", cold)];
    results.goals = goals(&results.tables);
    results
}

/// One run; the caches stay in `folder` for the next.
fn row(name: &str, steps: Steps, folder: &Path) -> Row {
    let here = folder.join("here");
    create_folder(&here);
    let phases = steps(&here).map(|commands| {
        let costs = commands.into_iter().map(|mut command| {
            let caches = folder.join("caches");
            command
                .env("CARGO_HOME", caches.join("cargo"))
                .env("UV_CACHE_DIR", caches.join("uv"))
                .env("PIP_CACHE_DIR", caches.join("pip"));
            cost(&mut command, &folder.join("log")).wall / 1e3
        });
        costs.sum::<f64>()
    });
    remove_folder(&here);
    let cells = std::iter::once(phases.iter().sum()).chain(phases);
    Row {
        name: name.to_owned(),
        cells: cells.map(Some).collect(),
    }
}

pub fn with_ours(here: &Path, options: &[&str]) -> [Vec<Command>; 3] {
    let [environment, tests] = synced(here);
    [
        vec![peers::create_pyo3(here, options)],
        vec![environment],
        vec![tests],
    ]
}

pub fn with_uv(here: &Path) -> [Vec<Command>; 3] {
    let test = format!(
        "from {0} import main\n\ndef test_main() -> None:\n    main()\n",
        peers::MODULE
    );
    write(&here.join("test_main.py"), test);
    let mut take_test = isolated(Command::new("mv"));
    take_test.args(["test_main.py", NAME]).current_dir(here);
    let mut add = in_project(peers::uv(here), here);
    add.args(["add", "--dev", "--no-sync", "pytest"]);
    let [environment, tests] = synced(here);
    [
        vec![peers::uv_init(here), take_test],
        vec![add, environment],
        vec![tests],
    ]
}

/// What `uv run pytest` does, in two steps. A third one between build and tests would let uv build twice where
/// its `cache-keys` name the `Cargo.lock` that the build writes.
fn synced(here: &Path) -> [Command; 2] {
    let steps: [&[&str]; 2] = [&["sync", "--no-install-project"], &["run", "pytest"]];
    steps.map(|arguments| {
        let mut command = in_project(peers::uv(here), here);
        command.args(arguments);
        command
    })
}

pub fn with_pip(here: &Path) -> [Vec<Command>; 3] {
    let tests = vec![
        in_environment(here, "maturin", &["develop"]),
        in_environment(here, "pytest", &[]),
    ];
    let environment = by_pip(here, &["maturin", "pytest"]);
    [vec![peers::maturin_new(here)], environment, tests]
}

/// Creates an environment with these packages.
pub fn by_pip(here: &Path, packages: &[&str]) -> Vec<Command> {
    let mut environment = in_project(isolated(Command::new(python())), here);
    environment.args(["-m", "venv", ".venv"]);
    let install = |packages: &[&str]| {
        in_environment(
            here,
            "python",
            &[&["-m", "pip", "install"], packages].concat(),
        )
    };
    // The pip that comes with Python may not know groups.
    vec![
        environment,
        install(&["--upgrade", "pip"]),
        install(packages),
    ]
}

/// A program of the project's environment.
pub fn in_environment(here: &Path, program: &str, arguments: &[&str]) -> Command {
    let environment = here.join(NAME).join(".venv");
    let programs = environment.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let mut command = in_project(isolated(Command::new(programs.join(program))), here);
    command.args(arguments).env("VIRTUAL_ENV", environment);
    command
}

/// The command in the folder of a project that may not be there yet.
pub fn in_project(mut command: Command, here: &Path) -> Command {
    command.current_dir(here.join(NAME));
    command
}

fn goals(tables: &[Table]) -> Vec<Goal> {
    let all = |table: &Table, name: &str| {
        let row = table.rows.iter().find(|row| row.name == name);
        row.and_then(|row| row.cells[0]).expect("each has a row")
    };
    let goals = tables.iter().flat_map(|table| {
        let against = |what: &str, ours: &str, most: f64| Goal {
            what: format!("{}: {what}, times {UV}", table.of),
            limit: Limit::Most(most),
            measured: all(table, ours) / all(table, UV),
        };
        [
            against("default topics", OURS, 1.25),
            against("no topics", NONE, 1.05),
        ]
    });
    goals.collect()
}
