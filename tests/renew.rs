//! `cargo run --example renew` writes every generated file anew: configuration, examples, tables, the book's pieces.
//!
//! The tests know what each of them has to be, so they do the writing.

use std::process::Command;

/// Figures go into the template, examples are rendered from that, and the book quotes the examples.
const PASSES: usize = 3;

const TESTS: &[&str] = &[
    "front_doors::generated::",
    "front_doors::examples::",
    "repository::benchmarks::",
    "repository::readme::",
    "repository::book::",
];

fn main() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    for pass in 1..=PASSES {
        println!("Pass {pass} of {PASSES}");
        let mut tests = Command::new(&cargo);
        tests
            .args(["test", "--quiet", "--test", "quick", "--"])
            .args(TESTS);
        tests.current_dir(env!("CARGO_MANIFEST_DIR"));
        let status = tests
            .env("CREATE_PYO3_RENEW", "1")
            .status()
            .expect("cargo starts");
        if pass == PASSES && !status.success() {
            std::process::exit(1);
        }
    }
}
