//! `cargo bench` measures everything beside its peers and writes `results/`; `cargo bench -- cli` takes
//! one subject. `cargo run --example renew` makes the tables of `README.md` from what was written.

mod build;
mod cli;
mod code;
mod code_tables;
mod edit_loop;
mod green;
mod machine;
mod measure;
mod peers;
mod render;
#[path = "../../tests/support/mod.rs"]
mod support;
mod tables;

use support::allocations::Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

type Measure = fn() -> tables::Results;

const SUBJECTS: &[(&str, Measure)] = &[
    ("cli", cli::measure),
    ("render", render::measure),
    ("build", build::measure),
    ("green", green::measure),
    ("loop", edit_loop::measure),
    ("code", code::measure),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some((peers::CARGO_GENERATE, rest)) = arguments
        .split_first()
        .map(|(first, rest)| (first.as_str(), rest))
    {
        support::cargo_generate(rest).unwrap_or_else(|error| panic!("{error}"));
        return;
    }
    // Cargo adds `--bench`.
    let wanted: Vec<&String> = arguments.iter().filter(|it| *it != "--bench").collect();
    let known: Vec<&str> = SUBJECTS.iter().map(|(name, _)| *name).collect();
    if let Some(unknown) = wanted.iter().find(|it| !known.contains(&it.as_str())) {
        panic!("nothing is called {unknown}: expected {}", known.join(", "));
    }
    for (name, subject) in SUBJECTS {
        if wanted.is_empty() || wanted.iter().any(|it| it == name) {
            let path = support::repository().join(format!("generator/benches/results/{name}.json"));
            let results = subject();
            let text = serde_json::to_string_pretty(&results).expect("it is plain data");
            support::write(&path, format!("{text}\n"));
            println!("{}", tables::section(&results));
        }
    }
}
