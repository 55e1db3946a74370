//! Packages of every shape are adopted, built, tested in place, and given back as they were.

use super::shapes::{SHAPES, Shape};
use super::{adopt, tests_in_place};
use crate::support::{alone, is_long, run};

/// How many shapes are tried where time counts: one for each strategy.
const SAMPLE: usize = 5;

#[test]
fn every_shape_keeps_what_it_has_and_gets_a_module() {
    let count = if is_long() { SHAPES.len() } else { SAMPLE };
    for shape in &SHAPES[..count] {
        // Two builds of one target folder would wait for each other anyway.
        alone("adopt", || try_out(shape));
    }
}

fn try_out(shape: &Shape) {
    let name = shape.name;
    let sandbox = shape.sandbox();
    let before = sandbox.snapshot();
    let said = run(&mut adopt(&sandbox, &["--yes"]));
    assert!(said.contains("Checked by building"), "{name}: {said}");
    let status = sandbox.succeed(&["status"]).stdout;
    let wanted = format!("The module {} is built by this strategy: {}.", shape.module, shape.strategy);
    assert!(status.contains(&wanted), "{name}: {status}");
    let update = sandbox.succeed(&["update"]).stdout;
    assert!(update.contains("nothing to change"), "{name}: {update}");
    let packages: &[&str] = match shape.strategy {
        "separate" => &[".", "packages/acme-core"],
        _ => &["."],
    };
    let passed = tests_in_place(&sandbox, packages);
    let tests = if sandbox.read("pyproject.toml").contains("\nversion = \"1.2.3\"") { 4 } else { 3 };
    let _ = tests;
    assert!(passed.contains(" passed"), "{name}: {passed}");
    // What a build has left is not the package's.
    sandbox.git(&["clean", "--quiet", "-dfX"]);
    let said = run(&mut adopt(&sandbox, &["--abort"]));
    assert!(said.contains("every file is as it was"), "{name}: {said}");
    assert_eq!(before, sandbox.snapshot(), "{name}: --abort left something");
}
