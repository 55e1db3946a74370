//! Packages of every shape are adopted, built, tested in place, and given back as they were.

use super::shapes::{SHAPES, Shape, shape};
use super::{adopt, pytest, tests_in_place};
use crate::support::{alone, is_long, run};

/// Tries the shapes of these names: one for each strategy in every run, the others where time does not count.
macro_rules! shapes {
    ($($name:ident: $when:expr,)*) => {
        $(#[test]
        fn $name() {
            if $when {
                // Two builds of one target folder would wait for each other anyway.
                alone("adopt", || try_out(shape(stringify!($name))));
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
    flit_flat: is_long(),
    uv_build: is_long(),
    pdm: is_long(),
    poetry: true,
    poetry_project: is_long(),
    hatchling: is_long(),
    namespace: is_long(),
    two_packages: is_long(),
    hatch_vcs: true,
    hatch_included: is_long(),
    setuptools: true,
    setup_cfg: is_long(),
    setup_py: is_long(),
    single_module: is_long(),
    flit_scm: true,
}

fn try_out(shape: &Shape) {
    let (name, sandbox) = (shape.name, shape.sandbox());
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
    // What is installed is then older than its source.
    let lib = match shape.strategy {
        "separate" => "packages/acme-core/src/lib.rs",
        _ => "rust/src/lib.rs",
    };
    sandbox.write(lib, sandbox.read(lib));
    let stale = pytest(&sandbox, packages).output().expect("Python starts");
    let said = String::from_utf8_lossy(&stale.stdout);
    assert!(said.contains("build again: pip install"), "{name}: {said}");
    // What a build has left is not the package's.
    sandbox.git(&["clean", "--quiet", "-dfX"]);
    let said = run(&mut adopt(&sandbox, &["--abort"]));
    assert!(said.contains("is as it was"), "{name}: {said}");
    assert_eq!(before, sandbox.snapshot(), "{name}: --abort left something");
}
