//! Small packages of every shape, written for these tests.

use super::settings::*;
use crate::support::sandbox::Sandbox;

/// A package, how it is to be adopted, and with what in the tests' environment.
pub struct Shape {
    pub name: &'static str,
    pyproject: &'static str,
    /// Other files; one of the base with empty contents goes.
    files: &'static [(&'static str, &'static str)],
    pub strategy: &'static str,
    pub module: &'static str,
    /// What pytest says afterwards.
    pub passed: &'static str,
    /// Whether git has a tag with the version.
    is_tagged: bool,
}

const FLAT: &[(&str, &str)] = &[
    ("src/acme/__init__.py", ""),
    ("src/acme/cli.py", ""),
    ("src/acme/data.txt", ""),
    ("acme/__init__.py", INIT),
    ("acme/cli.py", CLI),
    ("acme/data.txt", "data"),
];

const FLAT_IGNORING: &[(&str, &str)] = &[
    ("src/acme/__init__.py", ""),
    ("src/acme/cli.py", ""),
    ("src/acme/data.txt", ""),
    ("acme/__init__.py", INIT),
    ("acme/cli.py", CLI),
    ("acme/data.txt", "data"),
    (".gitignore", IGNORED),
];

/// What setuptools leaves in an editable install.
const IGNORED: &str = "*.egg-info/\nbuild/\n";

const INIT: &str = "\"\"\"Acme splits text.\"\"\"\n\n__version__ = \"1.2.3\"\n";
const CLI: &str = "def main():\n    print(\"hi\")\n";
const TEST: &str =
    "import acme\n\n\ndef test_version():\n    assert acme.__version__ == \"1.2.3\"\n";
const SCM_TEST: &str =
    "import acme\n\n\ndef test_version():\n    assert acme.__version__.startswith(\"1.2.\")\n";
const SCM_INIT: &str =
    "\"\"\"Acme splits text.\"\"\"\n\nfrom acme._version import version as __version__\n";

impl Shape {
    const fn new(name: &'static str, strategy: &'static str, pyproject: &'static str) -> Self {
        Self {
            name,
            pyproject,
            files: &[],
            strategy,
            module: "acme._core",
            passed: "3 passed",
            is_tagged: false,
        }
    }

    /// The package, committed.
    pub fn sandbox(&self) -> Sandbox {
        let sandbox = Sandbox::empty();
        let base = [
            ("README.md", "# acme\n"),
            ("LICENSE", "MIT\n"),
            ("docs/index.md", "docs\n"),
            ("src/acme/__init__.py", INIT),
            ("src/acme/cli.py", CLI),
            ("src/acme/data.txt", "data\n"),
            ("tests/test_acme.py", TEST),
            ("pyproject.toml", self.pyproject),
        ];
        for (path, contents) in base.iter().chain(self.files) {
            match *contents {
                "" if sandbox.exists(path) => sandbox.delete(path),
                "" => {}
                contents => sandbox.write(path, contents),
            }
        }
        // Folders that are empty now were never there.
        let _ = std::fs::remove_dir(sandbox.project.join("src/acme"));
        let _ = std::fs::remove_dir(sandbox.project.join("src"));
        sandbox.commit();
        if self.is_tagged {
            sandbox.git(&["tag", "v1.2.3"]);
        }
        sandbox
    }
}

/// One of each strategy first: these are tried in every run.
pub const SHAPES: &[Shape] = &[
    Shape {
        passed: "4 passed",
        ..Shape::new("flit", "maturin", FLIT)
    },
    Shape {
        files: FLAT_IGNORING,
        ..Shape::new("setuptools", "setuptools", SETUPTOOLS)
    },
    Shape {
        files: &[
            ("src/acme/__init__.py", SCM_INIT),
            ("tests/test_acme.py", SCM_TEST),
            (".gitignore", "_version.py\n*.pyc\n"),
        ],
        is_tagged: true,
        ..Shape::new("hatch_vcs", "hatch", HATCH_VCS)
    },
    Shape {
        passed: "4 passed",
        ..Shape::new("poetry", "maturin", POETRY)
    },
    Shape {
        files: &[
            ("src/acme/__init__.py", SCM_INIT),
            ("tests/test_acme.py", SCM_TEST),
            (".gitignore", "_version.py\n*.pyc"),
        ],
        module: "acme_core",
        is_tagged: true,
        passed: "3 passed",
        ..Shape::new("flit_scm", "separate", FLIT_SCM)
    },
    Shape {
        files: FLAT,
        passed: "4 passed",
        ..Shape::new("flit_flat", "maturin", FLIT)
    },
    Shape {
        passed: "4 passed",
        ..Shape::new("uv_build", "maturin", UV_BUILD)
    },
    Shape {
        passed: "4 passed",
        ..Shape::new("hatchling", "maturin", HATCHLING)
    },
    Shape {
        passed: "4 passed",
        ..Shape::new("pdm", "maturin", PDM)
    },
    Shape {
        passed: "4 passed",
        ..Shape::new("poetry_project", "maturin", POETRY_PROJECT)
    },
    Shape {
        files: &[
            ("setup.cfg", SETUP_CFG),
            ("pyproject.toml", ""),
            (".gitignore", IGNORED),
        ],
        ..Shape::new("setup_cfg", "setuptools", "x")
    },
    Shape {
        files: &[
            ("src/acme/__init__.py", ""),
            ("src/acme/cli.py", ""),
            ("src/acme/data.txt", ""),
            ("acme/__init__.py", INIT),
            ("acme/cli.py", CLI),
            ("acmetools/__init__.py", "from acme import *\n"),
            ("setup.py", SETUP_PY),
            (".gitignore", IGNORED),
            ("pyproject.toml", ""),
        ],
        ..Shape::new("setup_py", "setuptools", "x")
    },
    Shape {
        files: &[
            ("src/acme/__init__.py", ""),
            ("src/acme/cli.py", ""),
            ("src/acme/data.txt", ""),
            ("acme.py", INIT),
            ("setup.py", SINGLE),
            (".gitignore", IGNORED),
            ("pyproject.toml", ""),
        ],
        module: "_acme_core",
        ..Shape::new("single_module", "setuptools", "x")
    },
    Shape {
        files: &[
            ("src/acme/__init__.py", ""),
            ("src/acme/cli.py", ""),
            ("src/acme/data.txt", ""),
            ("src/space/acme/__init__.py", INIT),
            (
                "tests/test_acme.py",
                "import space.acme\n\n\ndef test_import():\n    assert space.acme\n",
            ),
        ],
        module: "space.acme._core",
        ..Shape::new("namespace", "maturin", NAMESPACE)
    },
    Shape {
        files: &[
            ("src/acme/__init__.py", ""),
            ("src/acme/cli.py", ""),
            ("src/acme/data.txt", ""),
            ("acme/__init__.py", INIT),
            ("acme/tests/test_inside.py", TEST),
            ("acmetools/__init__.py", "from acme import *\n"),
            (".gitignore", "build/\n# mine\n"),
        ],
        passed: "4 passed",
        ..Shape::new("two_packages", "maturin", TWO_PACKAGES)
    },
];
