//! Where a measurement was made, and when.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::{isolated, python, run, tool};
use crate::tables::{Goal, Results, Table};

/// The results of the subject, with all that says where they come from but the figures. Make it before the
/// first measurement: the load is that of the minute before.
pub fn results(subject: &str, title: &str, method: &str, peers: &[(&str, String)]) -> Results {
    let versions = [
        ("create-pyo3", env!("CARGO_PKG_VERSION").to_owned()),
        ("rustc", version(Command::new("rustc").arg("--version"))),
        ("Python", version(Command::new(python()).arg("--version"))),
    ];
    let peers = peers.iter().cloned();
    let versions: BTreeMap<String, String> = versions
        .into_iter()
        .chain(peers)
        .map(|(name, version)| (name.to_owned(), version))
        .collect();
    Results {
        title: title.to_owned(),
        method: method.to_owned(),
        command: format!("cargo bench -- {subject}"),
        date: date(),
        machine: machine(),
        load_before: load(),
        versions,
        tables: Vec::<Table>::new(),
        goals: Vec::<Goal>::new(),
    }
}

/// The first number in what the command prints as its version.
pub fn version(command: &mut Command) -> String {
    let printed = run(command);
    let mut words = printed.split_whitespace();
    let number = words.find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    number
        .unwrap_or_else(|| panic!("no version in {printed}"))
        .trim_end_matches(',')
        .to_owned()
}

/// The version of a pinned tool.
pub fn version_of(name: &str) -> String {
    version(tool(name).arg("--version"))
}

fn date() -> String {
    let script = "import datetime; print(datetime.date.today())";
    run(isolated(Command::new(python())).args(["-c", script]))
        .trim()
        .to_owned()
}

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let script =
        "import platform; print(platform.system(), platform.release(), platform.machine())";
    let system = run(isolated(Command::new(python())).args(["-c", script]));
    format!("{}, {cores} cores, {}", cpu(), system.trim())
}

/// The model of the processor, where the system tells it in a file.
fn cpu() -> String {
    let text = fs::read_to_string(Path::new("/proc/cpuinfo")).unwrap_or_default();
    let model = text
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    model
        .map_or("a processor without a name", |(_, model)| model)
        .to_owned()
}

fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ')
        .next()
        .filter(|it| !it.is_empty())
        .unwrap_or("unknown")
        .to_owned()
}
