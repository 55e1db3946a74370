//! Edit Rust code, run the tests: ours beside the peers, each in the way that its users have.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::green::{Steps, by_pip, in_environment, in_project, with_ours, with_pip, with_uv};
use crate::machine::{self, version_of};
use crate::measure::{cost, least, median};
use crate::peers::{self, NAME};
use crate::support::{create_folder, scratch, tools_path};
use crate::tables::{Goal, Limit, Results, Row, Table};

const ROUNDS: usize = 3;
const METHOD: &str = "A line is added to `src/lib.rs`, then the command builds the project and runs its tests; all \
    projects one after the other, three rounds. Without an edit, the same command once more. `create-pyo3` has the default topics. \
    The tests are those of each project; `uv init` brings none and gets one of three lines, `maturin new` has one. The versions of pyo3 are those of \
    each template.";
const COLUMNS: [&str; 3] = ["least (s)", "median (s)", "without an edit, least (s)"];

const ALL: &str = "`create-pyo3`, `uv run pytest`";
const NONE: &str = "`create-pyo3 --examples none`, `uv run pytest`";
const PIP: &str = "`create-pyo3`, pip, `maturin develop --skip-install`, `pytest`";
const DEVELOP: &str = "`create-pyo3`, uv, `maturin develop`, `pytest`";
const UV: &str = "`uv init --build-backend maturin`, `uv run pytest`";
const MATURIN: &str = "`maturin new`, `maturin develop`, `pytest`";

const CONTENDERS: &[(&str, Steps)] = &[
    (ALL, |here| with_ours(here, &[])),
    (NONE, |here| with_ours(here, &["--examples=none"])),
    (PIP, ours_by_pip),
    (DEVELOP, ours_by_maturin),
    (UV, with_uv),
    (MATURIN, with_pip),
];

/// As the README of a project says it for pip.
fn ours_by_pip(here: &Path) -> [Vec<Command>; 3] {
    let mut environment = by_pip(here, &["--group", "develop"]);
    environment.push(in_environment(here, "maturin", &["develop"]));
    [
        vec![peers::create_pyo3(here, &[])],
        environment,
        vec![
            in_environment(here, "maturin", &["develop", "--skip-install"]),
            in_environment(here, "pytest", &[]),
        ],
    ]
}

/// In an environment that uv created, `maturin develop` installs with uv.
fn ours_by_maturin(here: &Path) -> [Vec<Command>; 3] {
    let mut sync = in_project(peers::uv(here), here);
    sync.arg("sync");
    let mut develop = in_environment(here, "maturin", &["develop"]);
    develop.env("PATH", tools_path());
    [
        vec![peers::create_pyo3(here, &[])],
        vec![sync],
        vec![develop, in_environment(here, "pytest", &[])],
    ]
}

struct Project {
    name: &'static str,
    steps: Steps,
    here: PathBuf,
    edited: Vec<f64>,
    unchanged: Vec<f64>,
}

pub fn measure() -> Results {
    let versions = ["maturin", "uv"].map(|name| (name, version_of(name)));
    let title = "After an edit";
    let mut results = machine::results("loop", title, METHOD, &versions);
    let folder = scratch();
    let mut projects: Vec<Project> = CONTENDERS
        .iter()
        .enumerate()
        .map(|(index, contender)| {
            Project::prepare(contender, &folder.path().join(index.to_string()))
        })
        .collect();
    for round in 0..ROUNDS {
        projects.iter_mut().for_each(|project| project.edit(round));
    }
    results.tables = vec![Table {
        of: "project and command".to_owned(),
        columns: COLUMNS.map(str::to_owned).to_vec(),
        rows: projects.iter().map(Project::row).collect(),
    }];
    results.goals = goals(&results);
    results
}

impl Project {
    /// Creates the project and builds it, twice: uv builds again where the first build wrote the lock file.
    fn prepare(&(name, steps): &(&'static str, Steps), here: &Path) -> Self {
        create_folder(here);
        for mut command in steps(here).into_iter().flatten() {
            cost(&mut command, &here.join("log"));
        }
        let project = Self {
            name,
            steps,
            here: here.to_owned(),
            edited: Vec::new(),
            unchanged: Vec::new(),
        };
        project.build_and_test();
        project
    }

    fn edit(&mut self, round: usize) {
        peers::edit(&self.here.join(NAME), round);
        self.edited.push(self.build_and_test());
        self.unchanged.push(self.build_and_test());
    }

    /// The seconds of the last phase: the build and the tests.
    fn build_and_test(&self) -> f64 {
        let [_, _, commands] = (self.steps)(&self.here);
        let log = self.here.join("log");
        let costs = commands.into_iter().map(|mut it| cost(&mut it, &log).wall);
        costs.sum::<f64>() / 1e3
    }

    fn row(&self) -> Row {
        let edited = self.edited.iter().copied();
        let cells = [
            least(edited.clone()),
            median(edited),
            least(self.unchanged.iter().copied()),
        ];
        Row {
            name: self.name.to_owned(),
            cells: cells.map(Some).to_vec(),
        }
    }
}

fn goals(results: &Results) -> Vec<Goal> {
    let seconds = |row| results.figure(row, COLUMNS[0]);
    let goal = |what: String, most: f64, measured: f64| Goal {
        what,
        limit: Limit::Most(most),
        measured,
    };
    let of_each = [ALL, PIP, DEVELOP].into_iter().flat_map(|ours| {
        [
            goal(format!("{ours}, s"), 2.5, seconds(ours)),
            goal(
                format!("{ours}, times {UV}"),
                0.25,
                seconds(ours) / seconds(UV),
            ),
        ]
    });
    of_each.collect()
}
