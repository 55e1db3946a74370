//! The making of a project: our command beside other tools, and beside the copying of what it makes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::machine::{self, version, version_of};
use crate::measure::{Cost, cost, least, median, system_calls};
use crate::peers::{self, NAME};
use crate::support::{assert_same, isolated, run, scratch, tree};
use crate::tables::{Goal, Limit, Results, Row, Table};

const ROUNDS: usize = 20;
const COLUMNS: &[&str] = &[
    "wall, least (ms)",
    "wall, median (ms)",
    "CPU, least (ms)",
    "peak memory (MB)",
    "system calls",
    "files",
];
const METHOD: &str = "Each makes the same project with the default topics, but for `maturin new` and `uv init`, which have \
    templates of their own; cookiecutter has the project as a template with two names. Twenty rounds, in each of which all \
    run twice, one after the other, and the second time counts; `cp -r` copies what ours has made. Nothing is removed before the last \
    round: for minutes, ext4 looks for a new file's place among the files that were removed, which takes longer than all else. In memory \
    there is no disk to wait for. The peak of `true` is that of the harness, below which \
    Linux counts none. cargo-generate is its library, called through its own parser of arguments.";

/// Where projects are made, and what this is called.
type Place = (&'static str, TempDir);

struct Contender<'a> {
    name: &'static str,
    command: Box<dyn Fn(&Path) -> Command + 'a>,
}

pub fn measure() -> Results {
    let cookiecutter = peers::cookiecutters_programs().join("cookiecutter");
    let versions = [
        (peers::CARGO_GENERATE, "0.23.14".to_owned()),
        ("copier", version_of("copier")),
        (
            "cookiecutter",
            version(isolated(Command::new(cookiecutter)).arg("--version")),
        ),
        ("maturin", version_of("maturin")),
        ("uv", version_of("uv")),
        ("cp", version(Command::new("cp").arg("--version"))),
        ("git", version(Command::new("git").arg("--version"))),
    ];
    let mut results = machine::results("cli", "Making a project", METHOD, &versions);
    results.tables = places().iter().map(table).collect();
    results.goals = results.tables.iter().flat_map(goals).collect();
    results.goals.extend(goals_anywhere(&results));
    results
}

/// On Linux, `/dev/shm` is a folder in memory.
fn places() -> Vec<Place> {
    let memory = tempfile::tempdir_in("/dev/shm");
    let memory = memory.ok().map(|folder| ("in memory", folder));
    [("on disk", scratch())].into_iter().chain(memory).collect()
}

fn table((place, folder): &Place) -> Table {
    let folder = folder.path();
    let project = folder.join(NAME);
    run(&mut peers::create_pyo3(folder, QUIET));
    let template = folder.join("template");
    peers::cookiecutter_template(&tree(&project), &template);
    let contenders = contenders(&project, &template);
    let warm: Vec<Row> = contenders
        .iter()
        .map(|it| warm_up(it, &project, folder))
        .collect();
    let mut costs: Vec<Vec<Cost>> = contenders.iter().map(|_| Vec::new()).collect();
    for _ in 0..ROUNDS {
        for (contender, costs) in contenders.iter().zip(&mut costs) {
            let once = || {
                let here = new_folder(folder);
                cost(&mut (contender.command)(&here), &folder.join("log"))
            };
            // The first time, the caches are full of what ran before.
            once();
            costs.push(once());
        }
    }
    let rows = warm.into_iter().zip(&costs).map(|(warm, costs)| Row {
        cells: [figures(costs), warm.cells].concat(),
        ..warm
    });
    Table {
        of: (*place).to_owned(),
        columns: COLUMNS.iter().copied().map(str::to_owned).collect(),
        rows: rows.collect(),
    }
}

const QUIET: &[&str] = &["--vcs=none", "--author=", "--quiet"];
const OURS: &str = "`create-pyo3`, no git at all";
const COPY: &str = "`cp -r`";
const MATURIN: &str = "`maturin new`";

fn contenders<'a>(project: &'a Path, template: &'a Path) -> Vec<Contender<'a>> {
    fn contender<'a>(name: &'static str, command: impl Fn(&Path) -> Command + 'a) -> Contender<'a> {
        Contender {
            name,
            command: Box::new(command),
        }
    }
    vec![
        contender("`true`", |_| isolated(Command::new("true"))),
        contender(COPY, |here| peers::copy(project, here)),
        contender(OURS, |here| peers::create_pyo3(here, QUIET)),
        contender("`create-pyo3`, author from git", |here| {
            peers::create_pyo3(here, &["--vcs=none"])
        }),
        contender("`create-pyo3`, author and `git init`", |here| {
            peers::create_pyo3(here, &[])
        }),
        contender("cargo-generate", peers::cargo_generate),
        contender("copier", peers::copier),
        contender("cookiecutter", |here| peers::cookiecutter(here, template)),
        contender(MATURIN, peers::maturin_new),
        contender("`uv init`", peers::uv_init),
    ]
}

/// The first run, whose time does not count: how many system calls it makes, and how many files.
fn warm_up(contender: &Contender, project: &Path, folder: &Path) -> Row {
    let here = new_folder(folder);
    run(&mut (contender.command)(&here));
    let made = here.join(NAME);
    let makes_ours = !["`true`", MATURIN, "`uv init`"].contains(&contender.name);
    if makes_ours {
        assert_same(&tree(project), &tree(&made), contender.name);
    }
    let files = made.exists().then(|| tree(&made).len() as f64);
    let calls = system_calls(&mut (contender.command)(&new_folder(folder)));
    Row {
        name: contender.name.to_owned(),
        cells: vec![calls, files],
    }
}

fn new_folder(folder: &Path) -> PathBuf {
    let here = tempfile::Builder::new().prefix("here-").tempdir_in(folder);
    here.expect("it can be written to").keep()
}

fn figures(costs: &[Cost]) -> Vec<Option<f64>> {
    let walls = || costs.iter().map(|cost| cost.wall);
    let all =
        |figure: fn(&Cost) -> Option<f64>| costs.iter().map(figure).collect::<Option<Vec<f64>>>();
    let cpu = all(|cost| cost.cpu).map(least);
    let peak = all(|cost| cost.peak).map(median);
    vec![Some(least(walls())), Some(median(walls())), cpu, peak]
}

fn goals(table: &Table) -> [Goal; 2] {
    let wall = |row: &str| table.figure(row, COLUMNS[0]);
    let goal = |what: &str, most: f64, measured: f64| Goal {
        what: format!("{}: wall without git, {what}", table.of),
        limit: Limit::Most(most),
        measured,
    };
    [
        goal("times `cp -r`", 1.5, wall(OURS) / wall(COPY)),
        goal("ms, below `maturin new`", wall(MATURIN), wall(OURS)),
    ]
}

fn goals_anywhere(results: &Results) -> [Goal; 2] {
    let size = fs::metadata(peers::released()).expect("it was built").len() as f64 / 1e6;
    [
        ("peak memory, MB", 10.0, results.figure(OURS, COLUMNS[3])),
        ("the stripped binary, MB", 4.0, size),
    ]
    .map(|(what, most, measured)| Goal {
        what: what.to_owned(),
        limit: Limit::Most(most),
        measured,
    })
}
