//! Pieces of the example project, cut out by name: what the book includes as code.

use regex_lite::Regex;

/// The item of that name as it stands in the text, without the indentation that it has there.
///
/// In Rust and Python that is a definition with its attributes, in TOML a table, in YAML a key with what
/// is below it, and in Markdown a section, named as in a link to it, without its heading.
pub fn cut(text: &str, ending: &str, name: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let named = lines.iter().position(|line| names(line, ending, name))?;
    let (from, to) = match ending {
        "rs" => (first_attribute(&lines, named), closing(&lines, named)),
        "py" | "yml" => (named, dedent(&lines, named)),
        "toml" => (named, before(&lines, named, |line| line.is_empty())),
        "md" => (
            named + 1,
            before(&lines, named, |line| line.starts_with("## ")),
        ),
        _ => return None,
    };
    let margin = indentation(lines[from]);
    let piece: Vec<&str> = lines[from..to]
        .iter()
        .map(|line| line.get(margin..).unwrap_or_default())
        .collect();
    Some(format!("{}\n", piece.join("\n").trim()))
}

fn names(line: &str, ending: &str, name: &str) -> bool {
    let pattern = match ending {
        "rs" => format!(
            r"^\s*(pub(\(.*?\))? )?(((async )?fn|struct|enum|mod|const) {name}\b|(impl\b|pyo3::import_exception!).*\b{name}\b)"
        ),
        "py" => format!(r"^\s*(def|class) {name}\b"),
        "toml" => format!(r"^\[{}\]$", name.replace('.', r"\.")),
        "yml" => format!(r"^\s*{name}:"),
        _ => {
            return line
                .strip_prefix("## ")
                .is_some_and(|text| id(text) == name);
        }
    };
    Regex::new(&pattern).expect("a pattern").is_match(line)
}

/// What mdBook and GitHub make of a heading.
fn id(heading: &str) -> String {
    heading.to_lowercase().replace(' ', "-")
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The first of the lines right above that are attributes.
fn first_attribute(lines: &[&str], named: usize) -> usize {
    let margin = indentation(lines[named]);
    let belongs = |line: &&&str| {
        let is_comment = indentation(line) == margin && line.trim_start().starts_with("//");
        !line.is_empty() && indentation(line) >= margin && !is_comment
    };
    named - lines[..named].iter().rev().take_while(belongs).count()
}

/// Behind the line that closes what this one opens.
fn closing(lines: &[&str], named: usize) -> usize {
    let margin = indentation(lines[named]);
    let closes = |line: &&str| indentation(line) == margin && line.trim_start().starts_with('}');
    if lines[named].ends_with(['}', ';']) {
        return named + 1;
    }
    let rest = &lines[named + 1..];
    named + 2 + rest.iter().position(closes).unwrap_or(rest.len())
}

/// Behind the last line that is further to the right.
fn dedent(lines: &[&str], named: usize) -> usize {
    let margin = indentation(lines[named]);
    before(lines, named, |line| {
        !line.is_empty() && indentation(line) <= margin
    })
}

fn before(lines: &[&str], named: usize, is_end: impl Fn(&str) -> bool) -> usize {
    let rest = &lines[named + 1..];
    let length = rest.iter().position(|line| is_end(line));
    named + 1 + length.unwrap_or(rest.len())
}
