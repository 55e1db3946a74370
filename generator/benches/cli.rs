//! The making of a project: our command beside other tools, and beside the copying of what it makes.

use std::fs;
use std::path::Path;
use std::process::Command;

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
const METHOD: &str = "Each makes the same project with all topics, but for `maturin new` and `uv init`, which have \
    templates of their own; cookiecutter has the project as a template with two names. Twenty rounds, in each of which all \
    run twice, one after the other, and the second time counts; `cp -r` copies what ours has made. The peak of `true` is that of the harness, below which \
    Linux counts none. cargo-generate is its library, called through its own parser of arguments.";

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
    let folder = scratch();
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
                in_new_folder(folder, |here| {
                    cost(&mut (contender.command)(here), &folder.join("log"))
                })
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
    results.tables = vec![Table {
        of: "command".to_owned(),
        columns: COLUMNS.iter().copied().map(str::to_owned).collect(),
        rows: rows.collect(),
    }];
    results.goals = goals(&results);
    results
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
    let files = in_new_folder(folder, |here| {
        run(&mut (contender.command)(here));
        let made = here.join(NAME);
        let makes_ours = !["`true`", MATURIN, "`uv init`"].contains(&contender.name);
        if makes_ours {
            assert_same(&tree(project), &tree(&made), contender.name);
        }
        made.exists().then(|| tree(&made).len() as f64)
    });
    let calls = in_new_folder(folder, |here| system_calls(&mut (contender.command)(here)));
    Row {
        name: contender.name.to_owned(),
        cells: vec![calls, files],
    }
}

fn in_new_folder<T>(folder: &Path, work: impl FnOnce(&Path) -> T) -> T {
    let here = folder.join("here");
    fs::create_dir(&here).expect("a scratch folder");
    let done = work(&here);
    fs::remove_dir_all(&here).expect("a scratch folder");
    done
}

fn figures(costs: &[Cost]) -> Vec<Option<f64>> {
    let walls = || costs.iter().map(|cost| cost.wall);
    let all =
        |figure: fn(&Cost) -> Option<f64>| costs.iter().map(figure).collect::<Option<Vec<f64>>>();
    let cpu = all(|cost| cost.cpu).map(least);
    let peak = all(|cost| cost.peak).map(median);
    vec![Some(least(walls())), Some(median(walls())), cpu, peak]
}

fn goals(results: &Results) -> Vec<Goal> {
    let goal = |what: &str, most: f64, measured: f64| Goal {
        what: what.to_owned(),
        limit: Limit::Most(most),
        measured,
    };
    let wall = |row: &str| results.figure(row, COLUMNS[0]);
    let size = fs::metadata(peers::released()).expect("it was built").len() as f64 / 1e6;
    vec![
        goal(
            "wall without git, times `cp -r`",
            1.5,
            wall(OURS) / wall(COPY),
        ),
        goal(
            "wall without git, ms, below `maturin new`",
            wall(MATURIN),
            wall(OURS),
        ),
        goal("peak memory, MB", 10.0, results.figure(OURS, COLUMNS[3])),
        goal("the stripped binary, MB", 4.0, size),
    ]
}
