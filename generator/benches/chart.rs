//! The ratios of the results of `code` as a drawing.

use std::fmt::Write;

use super::tables::{Results, shown};

/// Each of them can be read on a white and on a black page.
const TEXT: &str = "#7a7a7a";
const COLORS: [&str; 2] = ["#4a86c0", "#c8642f"];
const LEFT: f64 = 250.0;
const TENFOLD: f64 = 180.0;
const ROW: usize = 44;

/// Bars that start where both take the same time: to the right Rust is faster, ten times at each line.
pub fn svg(results: &Results) -> String {
    let tables = &results.tables[..COLORS.len()];
    let calls = &tables[0].rows;
    let bottom = 34 + calls.len() * ROW;
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 {}\" font-family=\"sans-serif\" font-size=\"13\" fill=\"{TEXT}\">\n\
         <title>How many times as fast as Python each call is</title>\n",
        bottom + 30
    );
    for times in [1.0, 10.0, 100.0] {
        let x = at(times);
        writeln!(
            text,
            "<path d=\"M{x:.0} 24V{bottom}\" stroke=\"{TEXT}\" stroke-opacity=\"0.4\"/>"
        )
        .expect("a string");
        writeln!(
            text,
            "<text x=\"{x:.0}\" y=\"16\" text-anchor=\"middle\">{times} x</text>"
        )
        .expect("a string");
    }
    for (index, row) in calls.iter().enumerate() {
        let top = 34 + index * ROW;
        let name = row.name.trim_matches('`');
        writeln!(text, "<text x=\"10\" y=\"{}\">{name}</text>", top + 20).expect("a string");
        for (index, table) in tables.iter().enumerate() {
            let ratio = table.figure(&row.name, "ratio");
            bar(&mut text, top + 16 * index, ratio, COLORS[index]);
        }
    }
    for (index, table) in tables.iter().enumerate() {
        let name = table.of.trim_start_matches("call, ");
        let (x, y) = (250 + 120 * index, bottom + 18);
        let color = COLORS[index];
        writeln!(
            text,
            "<text x=\"{x}\" y=\"{y}\" fill=\"{color}\">{name}</text>"
        )
        .expect("a string");
    }
    text + "</svg>\n"
}

fn bar(text: &mut String, top: usize, ratio: f64, color: &str) {
    let (start, end) = (at(ratio.min(1.0)), at(ratio.max(1.0)));
    let width = end - start;
    writeln!(
        text,
        "<rect x=\"{start:.1}\" y=\"{top}\" width=\"{width:.1}\" height=\"14\" fill=\"{color}\"/>\n\
         <text x=\"{:.1}\" y=\"{}\">{} x</text>",
        end + 6.0,
        top + 12,
        shown(ratio)
    )
    .expect("a string");
}

fn at(ratio: f64) -> f64 {
    LEFT + TENFOLD * ratio.log10()
}
