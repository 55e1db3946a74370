//! Small packages of every shape, written for these tests.

use super::settings::*;
use crate::support::sandbox::Sandbox;

/// A package, how it is to be adopted, and with what in the tests' environment.
pub struct Shape {
    pub name: &'static str,
    /// Its pyproject.toml; none if empty.
    pyproject: &'static str,
    /// The folder of the package, or the file of a single module.
    package: &'static str,
    /// Other files, or other contents.
    files: &'static [(&'static str, &'static str)],
    pub strategy: &'static str,
    pub module: &'static str,
    /// What pytest says afterwards.
    pub passed: &'static str,
    /// Whether git has a tag with the version.
    is_tagged: bool,
}

/// What setuptools leaves in an editable install.
const IGNORED: (&str, &str) = (".gitignore", "*.egg-info/\nbuild/\n");

const INIT: &str = "\"\"\"Acme splits text.\"\"\"\n\n__version__ = \"1.2.3\"\n";
const CLI: &str = "def main():\n    print(\"hi\")\n";
const TEST: &str =
    "import acme\n\n\ndef test_version():\n    assert acme.__version__ == \"1.2.3\"\n";

/// The version comes from git, through a file that the build writes.
const SCM: &[(&str, &str)] = &[
    (
        "src/acme/__init__.py",
        "\"\"\"Acme splits text.\"\"\"\n\nfrom acme._version import version as __version__\n",
    ),
    (
        "tests/test_acme.py",
        "import acme\n\n\ndef test_version():\n    assert acme.__version__.startswith(\"1.2.\")\n",
    ),
    (".gitignore", "_version.py\n*.pyc"),
];

/// A second package beside the first one.
const TOOLS: (&str, &str) = ("acmetools/__init__.py", "from acme import *\n");

impl Shape {
    const fn new(name: &'static str, strategy: &'static str, pyproject: &'static str) -> Self {
        Self {
            name,
            pyproject,
            package: "src/acme",
            files: &[],
            strategy,
            module: "acme._core",
            passed: "3 passed",
            is_tagged: false,
        }
    }

    /// One whose version is in two places afterwards, which a test more compares.
    const fn versioned(mut self) -> Self {
        self.passed = "4 passed";
        self
    }

    /// The package, committed.
    pub fn sandbox(&self) -> Sandbox {
        let sandbox = Sandbox::empty();
        for (path, contents) in [
            ("README.md", "# acme\n"),
            ("LICENSE", "MIT\n"),
            ("docs/index.md", "docs\n"),
            ("tests/test_acme.py", TEST),
            ("pyproject.toml", self.pyproject),
        ] {
            if !contents.is_empty() {
                sandbox.write(path, contents);
            }
        }
        if self.package.ends_with(".py") {
            sandbox.write(self.package, INIT);
        } else {
            for (path, contents) in [
                ("__init__.py", INIT),
                ("cli.py", CLI),
                ("data.txt", "data\n"),
            ] {
                sandbox.write(&format!("{}/{path}", self.package), contents);
            }
        }
        for (path, contents) in self.files {
            sandbox.write(path, contents);
        }
        sandbox.commit();
        if self.is_tagged {
            sandbox.git(&["tag", "v1.2.3"]);
        }
        sandbox
    }
}

/// The shape of that name.
pub fn shape(name: &str) -> &'static Shape {
    let found = SHAPES.iter().find(|shape| shape.name == name);
    found.unwrap_or_else(|| panic!("no shape {name}"))
}

pub const SHAPES: &[Shape] = &[
    Shape::new("flit", "maturin", FLIT).versioned(),
    Shape {
        package: "acme",
        ..Shape::new("flit_flat", "maturin", FLIT).versioned()
    },
    Shape::new("uv_build", "maturin", UV_BUILD).versioned(),
    Shape::new("pdm", "maturin", PDM).versioned(),
    Shape::new("poetry", "maturin", POETRY).versioned(),
    Shape::new("poetry_project", "maturin", POETRY_PROJECT).versioned(),
    Shape::new("hatchling", "maturin", HATCHLING).versioned(),
    Shape {
        package: "src/space/acme",
        files: &[(
            "tests/test_acme.py",
            "import space.acme\n\n\ndef test_import():\n    assert space.acme\n",
        )],
        module: "space.acme._core",
        ..Shape::new("namespace", "maturin", NAMESPACE).versioned()
    },
    Shape {
        package: "acme",
        files: &[
            TOOLS,
            ("acme/tests/test_inside.py", TEST),
            (".gitignore", "build/\n# mine\n"),
        ],
        ..Shape::new("two_packages", "maturin", TWO_PACKAGES).versioned()
    },
    Shape {
        files: SCM,
        is_tagged: true,
        ..Shape::new("hatch_vcs", "hatch", HATCH_VCS)
    },
    Shape {
        files: &[("shared/table.txt", "1\n")],
        ..Shape::new("hatch_included", "hatch", HATCH_INCLUDED)
    },
    Shape {
        package: "acme",
        files: &[IGNORED],
        ..Shape::new("setuptools", "setuptools", SETUPTOOLS)
    },
    Shape {
        files: &[
            IGNORED,
            ("setup.cfg", SETUP_CFG),
            // pip and uv build nothing that has neither this nor a pyproject.toml.
            ("setup.py", "from setuptools import setup\n\nsetup()\n"),
        ],
        ..Shape::new("setup_cfg", "setuptools", "")
    },
    Shape {
        package: "acme",
        files: &[IGNORED, TOOLS, ("setup.py", SETUP_PY)],
        ..Shape::new("setup_py", "setuptools", "")
    },
    Shape {
        package: "acme.py",
        files: &[IGNORED, ("setup.py", SINGLE)],
        module: "_acme_core",
        ..Shape::new("single_module", "setuptools", "")
    },
    Shape {
        files: SCM,
        module: "acme_core",
        is_tagged: true,
        ..Shape::new("flit_scm", "separate", FLIT_SCM)
    },
];
