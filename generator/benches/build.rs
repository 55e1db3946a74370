//! The building of a project: ours with the default topics, with each other topic, and with none, beside those of `maturin new` and `uv init`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::machine::{self, version_of};
use crate::measure::{Cost, cost, least};
use crate::peers::{self, NAME};
use crate::support::{
    create_folder, isolated, python, read_text, remove_folder, run, scratch, tool, tools_path,
    write,
};
use crate::tables::{Goal, Limit, Results, Row, Table};

const COLD_ROUNDS: usize = 2;
const EDITS: usize = 5;
const COLUMNS: &[&str] = &[
    "cold (s)",
    "cold, CPU (s)",
    "after an edit (s)",
    "crates",
    "release wheel, after that (s)",
    "wheel (kB)",
    "module in it (kB)",
];
const METHOD: &str = "`maturin develop --uv` with every crate downloaded, in an environment that has what the project's \
    group `develop` names: with an empty target folder (the least of two rounds, in each of which all are built, one after the \
    other) and after a line was added to `src/lib.rs` (the least of five). The peers' pyo3 is set to the version of ours. A \
    wheel is that of `maturin build --release`, in the same target folder. Against the cost of crates, each goes with its topic, \
    none is compiled with debug information, and a feature that no example needs is not asked for.";
const DEFAULT: &str = "`create-pyo3`, default topics";
const NONE: &str = "`create-pyo3 --examples none`";
const MATURIN: &str = "`maturin new`";
const UV: &str = "`uv init --build-backend maturin`";

type Make = fn(&Path) -> Command;

fn with_topics(here: &Path, topics: &str) -> Command {
    peers::create_pyo3(here, &["--vcs=none", "--examples", topics])
}

const CONTENDERS: &[(&str, Make)] = &[
    (DEFAULT, |here| peers::create_pyo3(here, &["--vcs=none"])),
    // What the crates cost that a topic brings.
    ("default topics but json", |here| {
        with_topics(here, "functions,types,structs,logging,exceptions")
    }),
    ("default topics but logging", |here| {
        with_topics(here, "functions,types,structs,json,exceptions")
    }),
    ("default topics but types", |here| {
        with_topics(here, "functions,structs,json,logging,exceptions")
    }),
    ("default topics and threads", |here| {
        with_topics(
            here,
            "functions,types,structs,json,logging,exceptions,threads",
        )
    }),
    ("default topics and numpy", |here| {
        with_topics(
            here,
            "functions,types,structs,json,logging,exceptions,numpy",
        )
    }),
    ("default topics and async", |here| {
        with_topics(
            here,
            "functions,types,structs,json,logging,exceptions,async",
        )
    }),
    ("all topics", |here| with_topics(here, "all")),
    (NONE, |here| with_topics(here, "none")),
    (MATURIN, peers::maturin_new),
    (UV, peers::uv_init),
];

struct Project {
    name: &'static str,
    folder: PathBuf,
    log: PathBuf,
    cold: Vec<Cost>,
    edited: Vec<Cost>,
}

pub fn measure() -> Results {
    let versions = [("maturin", version_of("maturin")), ("uv", version_of("uv"))];
    let mut results = machine::results("build", "Building a project", METHOD, &versions);
    let folder = scratch();
    let mut projects = projects(folder.path());
    let pyo3 = pyo3_of(&projects[0].manifest());
    for project in &projects {
        project.prepare(&pyo3);
    }
    results.versions.insert("pyo3".to_owned(), pyo3);
    for _ in 0..COLD_ROUNDS {
        projects.iter_mut().for_each(Project::build_cold);
    }
    let crates: Vec<usize> = projects.iter().map(Project::crates).collect();
    let costs = costs_of_crates(&projects[0]);
    for round in 0..EDITS {
        projects
            .iter_mut()
            .for_each(|it| it.build_after_edit(round));
    }
    let rows = projects
        .iter()
        .zip(crates)
        .map(|(project, crates)| project.row(crates))
        .collect();
    let columns = COLUMNS.iter().copied().map(str::to_owned).collect();
    results.tables = vec![
        Table {
            of: "project of".to_owned(),
            columns,
            rows,
        },
        costs,
    ];
    results.goals = goals(&results);
    results
}

fn projects(folder: &Path) -> Vec<Project> {
    let made = CONTENDERS.iter().enumerate().map(|(index, (name, make))| {
        let here = folder.join(index.to_string());
        create_folder(&here);
        run(&mut make(&here));
        Project {
            name,
            folder: here.join(NAME),
            log: here.join("log"),
            cold: Vec::new(),
            edited: Vec::new(),
        }
    });
    made.collect()
}

impl Project {
    fn manifest(&self) -> String {
        read_text(&self.folder.join("Cargo.toml"))
    }

    /// Sets the version of pyo3, downloads the crates, and installs what the project is developed with.
    fn prepare(&self, pyo3: &str) {
        let manifest = self.manifest();
        let manifest = manifest.replace(
            &format!("\"{}\"", pyo3_of(&manifest)),
            &format!("\"{pyo3}\""),
        );
        write(&self.folder.join("Cargo.toml"), manifest);
        run(isolated(Command::new("cargo"))
            .arg("fetch")
            .current_dir(&self.folder));
        run(peers::uv(&self.folder).args(["venv", "--quiet"]));
        if read_text(&self.folder.join("pyproject.toml")).contains("[dependency-groups]") {
            run(peers::uv(&self.folder).args(["pip", "install", "--quiet", "--group", "develop"]));
        }
    }

    fn develop(&self) -> Cost {
        let mut command = tool("maturin");
        command
            .args(["develop", "--uv", "--timings"])
            .current_dir(&self.folder)
            .env("PATH", tools_path())
            .env("VIRTUAL_ENV", self.folder.join(".venv"));
        cost(&mut command, &self.log)
    }

    fn build_cold(&mut self) {
        let target = self.folder.join("target");
        if target.exists() {
            remove_folder(&target);
        }
        self.cold.push(self.develop());
    }

    /// How many crates the build before compiled, build scripts not counted apart.
    fn crates(&self) -> usize {
        let log = read_text(&self.log);
        log.lines()
            .filter(|line| line.trim_start().starts_with("Compiling "))
            .count()
    }

    fn build_after_edit(&mut self, round: usize) {
        peers::edit(&self.folder, round);
        self.edited.push(self.develop());
    }

    /// Seconds that a wheel took, its kilobytes and those of the compiled module in it.
    fn wheel(&self) -> [f64; 3] {
        let wheels = self.folder.join("wheels");
        let mut command = tool("maturin");
        command
            .args(["build", "--release", "--interpreter"])
            .arg(python())
            .arg("--out")
            .arg(&wheels)
            .current_dir(&self.folder);
        let wall = cost(&mut command, &self.log).wall / 1e3;
        let script = "import pathlib, sys, zipfile; (wheel,) = pathlib.Path(sys.argv[1]).iterdir(); print(wheel.stat().st_size, \
            sum(it.file_size for it in zipfile.ZipFile(wheel).infolist() if '.so' in it.filename or '.pyd' in it.filename))";
        let printed = run(isolated(Command::new(python()))
            .args(["-c", script])
            .arg(&wheels));
        let mut sizes = printed
            .split_whitespace()
            .map(|it| it.parse::<f64>().expect("a size") / 1e3);
        let mut next = || sizes.next().expect("two sizes");
        [wall, next(), next()]
    }

    fn row(&self, crates: usize) -> Row {
        let seconds = |costs: &[Cost]| least(costs.iter().map(|it| it.wall)) / 1e3;
        let cpu = self
            .cold
            .iter()
            .map(|it| it.cpu)
            .collect::<Option<Vec<f64>>>();
        let [wheel, size, module] = self.wheel();
        Row {
            name: self.name.to_owned(),
            cells: vec![
                Some(seconds(&self.cold)),
                cpu.map(|it| least(it) / 1e3),
                Some(seconds(&self.edited)),
                Some(crates as f64),
                Some(wheel),
                Some(size),
                Some(module),
            ],
        }
    }
}

/// The version of pyo3 that a manifest names.
pub fn pyo3_of(manifest: &str) -> String {
    let line = manifest.lines().find(|line| line.starts_with("pyo3 = "));
    let version = line.and_then(|line| line.split('"').nth(1));
    version
        .unwrap_or_else(|| panic!("no pyo3 in\n{manifest}"))
        .to_owned()
}

/// What `cargo --timings` says of the build before: the seconds of every crate, with its build script.
fn costs_of_crates(project: &Project) -> Table {
    let report = read_text(
        &project
            .folder
            .join("target/cargo-timings/cargo-timing.html"),
    );
    let (_, data) = report
        .split_once("const UNIT_DATA = ")
        .expect("the report has its data");
    let (data, _) = data.split_once("];").expect("the data is a list");
    let units: Vec<serde_json::Value> =
        serde_json::from_str(&format!("{data}]")).expect("it is JSON");
    let mut crates = BTreeMap::<String, f64>::new();
    for unit in units {
        let name = unit["name"].as_str().expect("a unit has a name");
        *crates.entry(name.to_owned()).or_default() +=
            unit["duration"].as_f64().expect("and a duration");
    }
    let mut crates: Vec<(String, f64)> = crates.into_iter().collect();
    crates.sort_by(|a, b| b.1.total_cmp(&a.1));
    let rows = crates.into_iter().map(|(name, seconds)| Row {
        name,
        cells: vec![Some(seconds)],
    });
    Table {
        of: "crate of the project with the default topics".to_owned(),
        columns: vec!["compiled in (s), while others are".to_owned()],
        rows: rows.collect(),
    }
}

fn goals(results: &Results) -> Vec<Goal> {
    let goal = |what: &str, most: f64, column: &str, of: &str, peer: &str| Goal {
        what: format!("{what}, times that of {peer}"),
        limit: Limit::Most(most),
        measured: results.figure(of, column) / results.figure(peer, column),
    };
    let [cold, edit] = [COLUMNS[0], COLUMNS[2]];
    [MATURIN, UV]
        .iter()
        .flat_map(|peer| {
            [
                goal("cold, default topics", 1.5, cold, DEFAULT, peer),
                goal("cold, no topics", 1.05, cold, NONE, peer),
                goal("after an edit, default topics", 1.1, edit, DEFAULT, peer),
                goal("after an edit, no topics", 1.1, edit, NONE, peer),
            ]
        })
        .collect()
}
