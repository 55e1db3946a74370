//! Packages of every shape are adopted, built, tested in place, and given back as they were.

use super::shapes::SHAPES;
use super::{adopt, tests_in_place};
use crate::support::{alone, is_long, run};

/// Tries the shapes of these names: one for each strategy in every run, the others where time does not count.
macro_rules! shapes {
    ($($name:ident: $when:expr,)*) => {
        $(#[test]
        fn $name() {
            if $when {
                // Two builds of one target folder would wait for each other anyway.
                alone("adopt", || try_out(stringify!($name)));
            }
        })*

        #[test]
        fn every_shape_is_tried() {
            let names: Vec<_> = SHAPES.iter().map(|shape| shape.name).collect();
            assert_eq!(names, [$(stringify!($name)),*]);
        }
    };
}

shapes! {
    flit: true,
    setuptools: true,
    hatch_vcs: true,
    poetry: true,
    flit_scm: true,
    flit_flat: is_long(),
    uv_build: is_long(),
    hatchling: is_long(),
    pdm: is_long(),
    poetry_project: is_long(),
    setup_cfg: is_long(),
    setup_py: is_long(),
    single_module: is_long(),
    namespace: is_long(),
    two_packages: is_long(),
}

fn try_out(name: &str) {
    let shape = SHAPES
        .iter()
        .find(|shape| shape.name == name)
        .expect("it is in the list");
    let sandbox = shape.sandbox();
    let before = sandbox.snapshot();
    let said = run(&mut adopt(&sandbox, &["--yes"]));
    assert!(said.contains("Checked by building"), "{name}: {said}");
    let status = sandbox.succeed(&["status"]).stdout;
    let wanted = format!(
        "The module {} is built by this strategy: {}.",
        shape.module, shape.strategy
    );
    assert!(status.contains(&wanted), "{name}: {status}");
    let update = sandbox.succeed(&["update"]).stdout;
    assert!(update.contains("nothing to change"), "{name}: {update}");
    let packages: &[&str] = match shape.strategy {
        "separate" => &[".", "packages/acme-core"],
        _ => &["."],
    };
    let passed = tests_in_place(&sandbox, packages);
    assert!(passed.contains(shape.passed), "{name}: {passed}");
    // What a build has left is not the package's.
    sandbox.git(&["clean", "--quiet", "-dfX"]);
    let said = run(&mut adopt(&sandbox, &["--abort"]));
    assert!(said.contains("every file is as it was"), "{name}: {said}");
    assert_eq!(before, sandbox.snapshot(), "{name}: --abort left something");
}
