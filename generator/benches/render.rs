//! A project in memory: what it costs, and that ten thousand cost ten thousand times as much.

use std::hint::black_box;

use create_pyo3::answers::Answers;
use create_pyo3::cli;
use create_pyo3::plan::plan;
use create_pyo3::template::Template;

use crate::machine;
use crate::measure::{least, median, thread_time};
use crate::support::Case;
use crate::support::allocations::allocations;
use crate::tables::{Goal, Limit, Results, Row, Table};

const METHOD: &str = "Projects with the default topics, each of another name, without a file being written. The steps are the least \
    of 200 runs, but for the first, which a process takes once; what many cost is the least of five rounds. All are processor time.";
const STEPS: usize = 200;
const ROUNDS: usize = 5;
const COUNTS: [u32; 5] = [1, 10, 100, 1_000, 10_000];

pub fn measure() -> Results {
    let mut results = machine::results("render", "Projects in memory", METHOD, &[]);
    let first = step("the first checked answers, all of them defaults", 1, || {
        answers("project")
    });
    results.tables = vec![many(), steps(first)];
    let at = |count: u32| results.figure(&count.to_string(), PER_PROJECT);
    results.goals = vec![Goal {
        what: "a project among 10 000, times one among 100".to_owned(),
        limit: Limit::Most(1.1),
        measured: at(10_000) / at(100),
    }];
    results
}

const PER_PROJECT: &str = "each, least (µs)";

fn many() -> Table {
    let rows = COUNTS.map(|count| {
        let rounds: Vec<f64> = (0..ROUNDS)
            .map(|_| microseconds(|| render(count)) / f64::from(count))
            .collect();
        let ((), taken) = allocations(|| render(count));
        Row {
            name: count.to_string(),
            cells: vec![
                Some(least(rounds.iter().copied())),
                Some(median(rounds.iter().copied())),
                Some(taken.count as f64 / f64::from(count)),
                Some(taken.bytes as f64 / f64::from(count) / 1e3),
            ],
        }
    });
    Table {
        of: "projects".to_owned(),
        columns: [
            PER_PROJECT,
            "each, median (µs)",
            "allocations, each",
            "kB taken, each",
        ]
        .map(str::to_owned)
        .into(),
        rows: rows.into(),
    }
}

fn render(count: u32) {
    for index in 0..count {
        black_box(Case::new(&format!("project-{index}")).plan());
    }
}

fn steps(first: Row) -> Table {
    let template = Template::current();
    let answered = answers("project");
    let arguments = ["create-pyo3", "project", "--yes"].map(std::ffi::OsString::from);
    Table {
        of: "step".to_owned(),
        columns: ["least (µs)", "allocations"].map(str::to_owned).into(),
        rows: vec![
            step("the command line", STEPS, || {
                cli::parse(&arguments).expect("it is right")
            }),
            first,
            step("checked answers", STEPS, || answers("project")),
            step("the template's files, listed", STEPS, Template::current),
            step("all files, rendered", STEPS, || {
                plan(&template, &answered).expect("it renders")
            }),
        ],
    }
}

fn step<T>(name: &str, runs: usize, mut work: impl FnMut() -> T) -> Row {
    let mut taken = 0;
    let times = (0..runs).map(|_| {
        let mut time = 0.0;
        let ((), allocated) = allocations(|| time = microseconds(|| black_box(work())));
        taken = allocated.count;
        time
    });
    let time = least(times);
    Row {
        name: name.to_owned(),
        cells: vec![Some(time), Some(taken as f64)],
    }
}

/// What this thread has of the processor while it does the work: others may run beside it.
fn microseconds<T>(work: impl FnOnce() -> T) -> f64 {
    let start = thread_time();
    black_box(work());
    (thread_time() - start).as_secs_f64() * 1e6
}

fn answers(name: &str) -> Answers {
    Case::new(name).to_answers()
}
