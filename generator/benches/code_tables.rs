//! What was measured of the project's functions, as tables.

use crate::code::{Both, PYTHONS, Times};
use crate::tables::{Goal, Limit, Row, Table};

const CALLS: [&str; 6] = [
    "Python (ns)",
    "Rust (ns)",
    "ratio",
    "Python beside abi3 (ns)",
    "Rust with abi3 (ns)",
    "ratio with abi3",
];
const PARTS: [&str; 6] = [
    "the call",
    "an int as argument",
    "a result of 103 bits",
    "150 additions",
    "all of it",
    "a 35th of Python's time",
];
const FIBONACCI_GOAL: f64 = 35.0;

pub fn row(name: &str, cells: impl IntoIterator<Item = f64>) -> Row {
    Row {
        name: name.to_owned(),
        cells: cells.into_iter().map(Some).collect(),
    }
}

pub fn calls(version: &str, [each, abi3]: &Both) -> Table {
    let rows = each.calls.iter().zip(&abi3.calls).map(|(each, abi3)| {
        let cells = [each, abi3].map(|(_, python, rust)| [*python, *rust, python / rust]);
        row(&format!("`{}`", each.0), cells.concat())
    });
    Table {
        of: format!("call, Python {version}"),
        columns: CALLS.map(str::to_owned).into(),
        rows: rows.collect(),
    }
}

/// Where the time of `get_fibonacci(150)` goes.
pub fn parts(times: &[Both]) -> Table {
    let spent: Vec<[f64; PARTS.len()]> = times.iter().flatten().map(spent).collect();
    let rows = PARTS
        .iter()
        .enumerate()
        .map(|(index, name)| row(name, spent.iter().map(|it| it[index])));
    let columns = PYTHONS
        .iter()
        .flat_map(|it| [format!("Python {it} (ns)"), format!("{it} with abi3 (ns)")]);
    Table {
        of: "`get_fibonacci(150)` in Rust".to_owned(),
        columns: columns.collect(),
        rows: rows.collect(),
    }
}

/// Each of the calls that were measured does more than the one before.
fn spent(times: &Times) -> [f64; PARTS.len()] {
    let [empty, take, give, all] = [0, 1, 2, 3].map(|index| times.parts[index].2);
    let python = times.parts[3].1;
    [
        empty,
        take - empty,
        give - take,
        all - give,
        all,
        python / FIBONACCI_GOAL,
    ]
}

pub fn forms(times: &[Both]) -> Table {
    let names = times[0][0].forms.iter().map(|(name, ..)| name);
    let rows = names.enumerate().map(|(index, name)| {
        let cells = times.iter().flat_map(|[each, _]| {
            let (_, ours, other) = each.forms[index];
            [ours, other, other / ours]
        });
        row(name, cells)
    });
    let columns = PYTHONS.iter().flat_map(|it| {
        [
            format!("Python {it}, as it is (ns)"),
            format!("{it}, so (ns)"),
            format!("{it}, times as long"),
        ]
    });
    Table {
        of: "another form".to_owned(),
        columns: columns.collect(),
        rows: rows.collect(),
    }
}

pub fn goals(calls: &Table) -> Vec<Goal> {
    let python = calls.of.trim_start_matches("call, ");
    let ratio = |call: &str| calls.figure(&format!("`{call}`"), "ratio");
    let least = |call: &str, least: f64| Goal {
        what: format!("{python}: `{call}`, ratio"),
        limit: Limit::Least(least),
        measured: ratio(call),
    };
    vec![
        least("get_fibonacci(5)", 4.0),
        least("get_fibonacci(150)", FIBONACCI_GOAL),
        least("list_sum(2999 ints)", 4.0),
        least("sum(2999 ints)", 1.0),
        least("buffer_sum(2999 ints)", 100.0),
        least("count_occurences(2000 lines)", 10.0),
        Goal {
            what: format!("{python}: `empty()`, Rust's time, times Python's"),
            limit: Limit::Most(1.3),
            measured: 1.0 / ratio("empty()"),
        },
    ]
}
