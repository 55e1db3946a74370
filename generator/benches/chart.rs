//! The ratios of the results of `code` as a drawing.

use std::fmt::Write;

use super::tables::{Results, shown};

/// A card of its own color, so that it can be read on a white and on a black page.
const CARD: &str = "fill=\"#f7f7f5\" stroke=\"#d0d0cc\"";
const TEXT: &str = "#222222";
/// Keeps the lines of the axis out of the letters.
const HALO: &str = "paint-order=\"stroke\" stroke=\"#f7f7f5\" stroke-width=\"4\"";
const COLORS: [&str; 2] = ["#3572a5", "#b7522a"];

/// In pixels. Narrow enough for a phone.
const WIDTH: usize = 560;
const TOP: usize = 96;
const ROW: usize = 58;
const BAR: usize = 14;
/// Where both take the same time, and how far right of it Rust is ten times as fast.
const ONE: f64 = 90.0;
const TENFOLD: f64 = 175.0;

/// Draws two bars for each call: to the right of the first line, Rust is faster.
pub fn svg(results: &Results) -> String {
    let tables = &results.tables[..COLORS.len()];
    let calls = &tables[0].rows;
    let bottom = TOP + calls.len() * ROW;
    let mut text = heading(bottom + 16);
    for times in [1.0, 10.0, 100.0] {
        let x = at(times);
        line(
            &mut text,
            &format!(
                "<path d=\"M{x:.0} {}V{bottom}\" stroke=\"{TEXT}\" stroke-opacity=\"0.3\"/>\n\
                 <text x=\"{x:.0}\" y=\"{}\" text-anchor=\"middle\">{times}x</text>",
                TOP - 10,
                TOP - 16
            ),
        );
    }
    for (index, table) in tables.iter().enumerate() {
        let name = table.of.trim_start_matches("call, ");
        let (x, color) = (370 + 90 * index, COLORS[index]);
        line(
            &mut text,
            &format!(
                "<text x=\"{x}\" y=\"26\" fill=\"{color}\" font-weight=\"bold\">{name}</text>"
            ),
        );
    }
    for (index, row) in calls.iter().enumerate() {
        let top = TOP + index * ROW;
        let name = row.name.trim_matches('`');
        line(
            &mut text,
            &format!("<text x=\"16\" y=\"{}\" {HALO}>{name}</text>", top + 12),
        );
        for (index, table) in tables.iter().enumerate() {
            let ratio = table.figure(&row.name, "ratio");
            bar(&mut text, top + 18 + BAR * index, ratio, COLORS[index]);
        }
    }
    text + "</svg>\n"
}

fn heading(height: usize) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" \
         font-family=\"sans-serif\" font-size=\"13\" fill=\"{TEXT}\">\n\
         <title>How many times as fast as Python each call is</title>\n\
         <rect width=\"{WIDTH}\" height=\"{height}\" rx=\"8\" {CARD}/>\n\
         <text x=\"16\" y=\"26\" font-size=\"16\" font-weight=\"bold\">Rust, times as fast as Python</text>\n\
         <text x=\"16\" y=\"50\">Left of the line 1x, Rust is slower. The axis is logarithmic.</text>\n"
    )
}

fn bar(text: &mut String, top: usize, ratio: f64, color: &str) {
    let (start, end) = (at(ratio.min(1.0)), at(ratio.max(1.0)));
    let width = end - start;
    line(
        text,
        &format!(
            "<rect x=\"{start:.1}\" y=\"{top}\" width=\"{width:.1}\" height=\"{}\" fill=\"{color}\"/>\n\
             <text x=\"{:.1}\" y=\"{}\" font-size=\"12\" {HALO}>{}x</text>",
            BAR - 2,
            end + 6.0,
            top + 11,
            shown(ratio)
        ),
    );
}

fn line(text: &mut String, line: &str) {
    writeln!(text, "{line}").expect("a string");
}

fn at(ratio: f64) -> f64 {
    ONE + TENFOLD * ratio.log10()
}
