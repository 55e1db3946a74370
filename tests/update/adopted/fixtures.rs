//! A small package of flit, before and after it is adopted.

use crate::support::sandbox::Sandbox;

/// The settings of the package.
pub const PYPROJECT: &str = r#"[build-system]
requires = ["flit_core>=3.12"]
build-backend = "flit_core.buildapi"

[project]
name = "acme"
version = "1.2.3"  # by hand
description = "It splits text."
requires-python = ">=3.9"
"#;

/// Adopts without a build.
pub const ADOPT: &[&str] = &["adopt", "--no-verify", "--quiet"];

/// A package that can be adopted.
pub fn package() -> Sandbox {
    let sandbox = Sandbox::empty();
    sandbox.write("pyproject.toml", PYPROJECT);
    sandbox.write("src/acme/__init__.py", "");
    sandbox.write(
        "src/acme/text.py",
        "def split(text: str) -> list[str]:\n    return text.split()\n",
    );
    sandbox.write(".gitignore", "*.pyc\n");
    sandbox
}

/// That package in a repository, adopted.
pub fn adopted() -> Sandbox {
    let sandbox = package();
    sandbox.commit();
    sandbox.succeed(ADOPT);
    sandbox
}
