//! What is refused, and that nothing is written then.

use super::adopt;
use super::shapes::shape;
use crate::support::sandbox::Sandbox;
use crate::support::{alone, run_to_failure};

/// A package that takes no tool to refuse.
fn package() -> Sandbox {
    shape("flit").sandbox()
}

/// Refuses, and names both what is in the way and the way out.
#[track_caller]
fn refuse(sandbox: &Sandbox, arguments: &[&str], because: &[&str]) {
    let before = sandbox.snapshot();
    let said = run_to_failure(&mut adopt(sandbox, arguments));
    for because in because {
        assert!(said.contains(because), "{said}");
    }
    assert_eq!(before, sandbox.snapshot(), "something was written");
}

#[test]
fn a_folder_without_a_package_is_refused() {
    let sandbox = Sandbox::empty();
    sandbox.write("README.md", "# nothing\n");
    refuse(
        &sandbox,
        &["--yes"],
        &["is not a Python package", "create-pyo3 my-project"],
    );
}

#[test]
fn without_a_terminal_nothing_is_asked_and_nothing_is_built() {
    refuse(
        &package(),
        &[],
        &["runs the package's own build code", "--yes"],
    );
}

#[test]
fn what_no_commit_has_is_refused() {
    let sandbox = package();
    sandbox.edit("pyproject.toml", "# with its comment", "# edited");
    refuse(&sandbox, &["--yes"], &["not committed", "pyproject.toml"]);
}

#[test]
fn broken_settings_are_refused() {
    let sandbox = package();
    sandbox.write("pyproject.toml", "[project\n");
    sandbox.commit();
    refuse(&sandbox, &["--yes"], &["is not valid TOML"]);
}

#[test]
fn a_package_that_compiles_already_is_refused() {
    let sandbox = package();
    sandbox.edit("pyproject.toml", "flit_core.buildapi", "maturin");
    sandbox.commit();
    refuse(&sandbox, &["--yes"], &["builds extension modules already"]);
}

#[test]
fn a_package_that_does_not_build_is_refused() {
    let sandbox = package();
    sandbox.edit("pyproject.toml", "README.md", "MISSING.md");
    sandbox.commit();
    let because = [
        "acme does not build as it is",
        "MISSING.md",
        "make this work first: `uv build`",
    ];
    refuse(&sandbox, &["--yes"], &because);
}

#[test]
fn an_old_python_is_refused() {
    let sandbox = package();
    sandbox.edit("pyproject.toml", ">=3.9", ">=3.8");
    sandbox.commit();
    refuse(
        &sandbox,
        &["--yes"],
        &["requires-python is \">=3.8\"", "raise it to >=3.9"],
    );
}

#[test]
fn a_package_that_promises_every_python_is_refused() {
    let sandbox = package();
    sandbox.edit("pyproject.toml", "requires-python = \">=3.9\"\n", "");
    sandbox.commit();
    refuse(
        &sandbox,
        &["--yes"],
        &["requires-python is not set", "set it to >=3.9"],
    );
}

#[test]
fn a_wheel_without_a_module_is_refused() {
    let sandbox = shape("setuptools").sandbox();
    let path = "pyproject.toml";
    sandbox.edit(path, "dynamic = [\"version\"]", "version = \"1.2.3\"");
    sandbox.edit(
        path,
        ".dynamic]\nversion = { attr = \"acme.__version__\" }",
        "]\npackages = []",
    );
    sandbox.commit();
    refuse(&sandbox, &["--yes"], &["has no Python file"]);
}

#[test]
fn a_wheel_with_a_compiled_module_is_refused() {
    let sandbox = package();
    sandbox.write("src/acme/fast.abi3.so", "");
    sandbox.commit();
    refuse(
        &sandbox,
        &["--yes"],
        &["has an extension module already: acme/fast.abi3.so"],
    );
}

#[test]
fn of_several_packages_one_is_chosen() {
    let sandbox = shape("two_packages").sandbox();
    sandbox.edit("pyproject.toml", "name = \"acme\"", "name = \"other\"");
    sandbox.commit();
    refuse(
        &sandbox,
        &["--yes"],
        &["several packages: acme, acmetools", "--package"],
    );
}

#[test]
fn a_second_build_hook_is_refused() {
    let sandbox = shape("hatchling").sandbox();
    let text = sandbox.read("pyproject.toml");
    sandbox.write(
        "pyproject.toml",
        text + "\n[tool.hatch.build.hooks.custom]\npath = \"hook.py\"\n",
    );
    sandbox.write("hook.py", HOOK);
    sandbox.commit();
    refuse(
        &sandbox,
        &["--yes"],
        &["hatchling has room for one", "--backend separate"],
    );
}

const HOOK: &str = "from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Hook(BuildHookInterface):
    pass
";

/// maturin has nothing for this setting of hatchling.
#[test]
fn what_would_be_lost_is_listed() {
    let sandbox = shape("hatchling").sandbox();
    let setting = "\nextra-metadata = { \"docs/index.md\" = \"index.md\" }\n\n[tool.hatch.envs";
    sandbox.edit("pyproject.toml", "\n[tool.hatch.envs", setting);
    sandbox.commit();
    let because = [
        "the package would lose something:\n  wheel: acme-1.2.3.dist-info/extra_metadata/index.md\n",
        "use --backend keep",
    ];
    alone("adopt", || refuse(&sandbox, &["--yes"], &because));
}

#[test]
fn files_in_the_way_are_refused() {
    let sandbox = package();
    sandbox.write("rust/Cargo.toml", "");
    sandbox.commit();
    refuse(
        &sandbox,
        &["--yes"],
        &["`rust/Cargo.toml` is in the way", "--rust-dir"],
    );
}

#[test]
fn names_and_functions_that_are_not_possible_are_refused() {
    let sandbox = package();
    refuse(
        &sandbox,
        &["--yes", "--package", "other"],
        &["no package `other`", "acme"],
    );
    refuse(
        &sandbox,
        &["--yes", "--module", "other._core"],
        &["inside acme"],
    );
    refuse(
        &sandbox,
        &["--yes", "--rust-dir", "../rust"],
        &["below the project"],
    );
    refuse(
        &sandbox,
        &["--yes", "--backend", "keep"],
        &["cannot build Rust", "--backend separate"],
    );
    refuse(
        &sandbox,
        &["--yes", "--port", "acme.cli:main"],
        &["it takes no argument"],
    );
}

#[test]
fn what_is_not_adopted_cannot_be_taken_back() {
    refuse(&package(), &["--abort"], &["is not adopted"]);
}
