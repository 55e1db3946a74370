//! `cargo run --example renew` writes every generated file anew: configuration, examples, tables, the book's pieces, messages.
//!
//! The tests know what each of them has to be, so they do the writing.

use std::ffi::OsStr;
use std::process::{Command, Stdio};

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
    run(&cargo, "builds", &["picture::"], true);
    println!("The table of ten projects that are updated");
    run(&cargo, "thorough", &["update::fleet::"], true);
    for pass in 1..=PASSES {
        println!("Pass {pass} of {PASSES}");
        // What a pass writes can make other files stale, so only the failures of the last one say something.
        let is_last = pass == PASSES;
        let is_renewed = run(&cargo, "quick", TESTS, is_last);
        if is_last && !is_renewed {
            std::process::exit(1);
        }
    }
}

/// Runs these tests so that they write what they know; returns true if nothing was stale in the end.
fn run(cargo: &OsStr, binary: &str, tests: &[&str], is_shown: bool) -> bool {
    let mut command = Command::new(cargo);
    command
        .args(["test", "--quiet", "--test", binary, "--"])
        .args(tests)
        .env("CREATE_PYO3_RENEW", "1")
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    if !is_shown {
        command.stdout(Stdio::null()).stderr(Stdio::null());
    }
    command.status().expect("cargo starts").success()
}
