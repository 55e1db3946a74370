//! `cargo run --example renew` writes every generated file anew: configuration, examples, tables, the book's pieces, messages.
//!
//! The tests know what each of them has to be, so they do the writing.

use std::ffi::OsStr;
use std::process::Command;

/// Figures go into the template, examples are rendered from that, and the book quotes the examples.
const PASSES: usize = 3;

const TESTS: &[&str] = &[
    "front_doors::generated::",
    "front_doors::examples::",
    "repository::benchmarks::",
    "repository::readme::",
    "repository::book::",
    "repository::llms::",
    "command::messages::",
];

fn main() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    println!("The picture of a terminal, which needs a compiled project");
    run(&cargo, "builds", &["picture::"]);
    println!("The table of ten projects that are updated");
    run(&cargo, "thorough", &["update::fleet::"]);
    for pass in 1..=PASSES {
        println!("Pass {pass} of {PASSES}");
        let is_renewed = run(&cargo, "quick", TESTS);
        if pass == PASSES && !is_renewed {
            std::process::exit(1);
        }
    }
}

/// Runs these tests so that they write what they know; returns true if nothing was stale in the end.
fn run(cargo: &OsStr, binary: &str, tests: &[&str]) -> bool {
    let mut command = Command::new(cargo);
    command
        .args(["test", "--quiet", "--test", binary, "--"])
        .args(tests)
        .env("CREATE_PYO3_RENEW", "1")
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    command.status().expect("cargo starts").success()
}
