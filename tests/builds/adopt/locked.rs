//! Packages that uv manages: an edit compiles the module alone.

use super::shapes::shape;
use super::{adopt, build_with};
use crate::edit_loop::Recorded;
use crate::support::{alone, is_long, kept, run, tool};

#[test]
fn an_edit_compiles_the_module_alone() {
    if !is_long() {
        return;
    }
    let sandbox = shape("uv_build").sandbox();
    let uv = |arguments: &[&str]| {
        let mut command = tool("uv");
        run(build_with(command.args(arguments)).current_dir(&sandbox.project))
    };
    uv(&["lock", "--quiet"]);
    sandbox.write(".gitignore", ".venv/\n");
    sandbox.commit();
    let before = sandbox.snapshot();
    let said = alone("adopt", || run(&mut adopt(&sandbox, &["--yes"])));
    for part in ["`uv sync`", "Renew uv.lock: `uv lock`"] {
        assert!(said.contains(part), "no {part:?} in {said}");
    }
    uv(&["lock", "--quiet"]);
    let target = kept("build-adopt").join("locked");
    let project = Recorded::of(sandbox.project.clone(), target);
    let counted = || {
        let code = "import acme._core as it; print(it.count_words('one two'))";
        run(&mut project.uv(&["run", "--quiet", "python", "-c", code]))
    };
    assert_eq!(counted().trim(), "2");
    project.compiled();
    project.edit("rust/src/lib.rs", ".count()", ".count() + 1");
    assert_eq!(counted().trim(), "3");
    assert_eq!(project.names(), ["_core"]);
    counted();
    assert_eq!(project.names(), Vec::<String>::new(), "nothing has changed");

    project.edit("rust/src/lib.rs", ".count() + 1", ".count()");
    sandbox.git(&["restore", "uv.lock"]);
    sandbox.git(&["clean", "--quiet", "-dfX"]);
    run(&mut adopt(&sandbox, &["--abort"]));
    assert_eq!(before, sandbox.snapshot());
}
