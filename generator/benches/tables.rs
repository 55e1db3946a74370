//! What a measurement found, and how it is shown. The tests make the same tables from the files.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};

/// What one subject's run found, as its file in `results/` holds it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Results {
    pub title: String,
    /// How it was measured.
    pub method: String,
    /// The command that wrote the file.
    pub command: String,
    /// For example `2026-11-23`.
    pub date: String,
    pub machine: String,
    /// The average number of processes that wanted to run, over the minute before.
    pub load_before: String,
    pub versions: BTreeMap<String, String>,
    pub tables: Vec<Table>,
    pub goals: Vec<Goal>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Table {
    /// What the first column names.
    pub of: String,
    /// With their units.
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Row {
    pub name: String,
    /// Empty where it cannot be measured or has no meaning.
    pub cells: Vec<Option<f64>>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Goal {
    pub what: String,
    #[serde(flatten)]
    pub limit: Limit,
    pub measured: f64,
}

/// In the unit that the goal names.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Limit {
    Most(f64),
    Least(f64),
}

impl Goal {
    fn row(&self) -> String {
        let (is_met, limit) = match self.limit {
            Limit::Most(most) => (self.measured <= most, format!("at most {}", shown(most))),
            Limit::Least(least) => (self.measured >= least, format!("at least {}", shown(least))),
        };
        let met = if is_met { "met" } else { "missed" };
        format!(
            "| {} | {limit} | {} | {met} |\n",
            self.what,
            shown(self.measured)
        )
    }
}

impl Results {
    /// The figure of that row and column in the first table.
    pub fn figure(&self, row: &str, column: &str) -> f64 {
        self.tables[0].figure(row, column)
    }
}

impl Table {
    pub fn figure(&self, row: &str, column: &str) -> f64 {
        let index = self.columns.iter().position(|it| it == column);
        let cells = self.rows.iter().find(|it| it.name == row);
        let cell = index.and_then(|index| cells?.cells[index]);
        cell.unwrap_or_else(|| panic!("{}: no figure of {row} in column {column}", self.of))
    }
}

/// One subject as a section of Markdown.
pub fn section(results: &Results) -> String {
    let mut text = format!("## {}\n\n{}\n", results.title, results.method);
    for table in &results.tables {
        let dashes = " ---: |".repeat(table.columns.len());
        let columns = table.columns.join(" | ");
        write!(text, "\n| {} | {columns} |\n| --- |{dashes}\n", table.of).expect("a string");
        for row in &table.rows {
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|it| it.map_or(String::new(), shown))
                .collect();
            writeln!(text, "| {} | {} |", row.name, cells.join(" | ")).expect("a string");
        }
    }
    if !results.goals.is_empty() {
        text += "\n| goal | wanted | measured | |\n| --- | ---: | ---: | --- |\n";
        text.extend(results.goals.iter().map(Goal::row));
    }
    let versions: Vec<String> = results
        .versions
        .iter()
        .map(|(name, version)| format!("{name} {version}"))
        .collect();
    write!(
        text,
        "\n`{}` on {}: {}; load before: {}. {}.\n",
        results.command,
        results.date,
        results.machine,
        results.load_before,
        versions.join(", ")
    )
    .expect("a string");
    text
}

/// Three digits that count, or all of a larger number.
pub fn shown(figure: f64) -> String {
    let decimals = match figure.abs() {
        it if it >= 99.95 || it == it.trunc() => 0,
        it if it >= 9.995 => 1,
        _ => 2,
    };
    let text = format!("{figure:.decimals$}");
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            // A space at which no line breaks.
            grouped.push('\u{a0}');
        }
        grouped.push(digit);
    }
    grouped + rest
}
