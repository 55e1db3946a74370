//! Small packages of every shape, written for these tests.

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

const FLIT: &str = r#"# The settings of acme.
[build-system]
requires = ["flit_core==3.12.0"]  # the backend
build-backend = "flit_core.buildapi"

[project]
name = "acme"
authors = [{name = "Ana Ö", email = "ana@example.org"}]
# Both are in src/acme/__init__.py.
dynamic = ["version", "description"]
requires-python = ">=3.9"
readme = "README.md"
license = "MIT"
license-files = ["LICENSE"]
urls.Homepage = "https://example.org"

[project.scripts]
acme = "acme.cli:main"

[tool.flit.sdist]
include = ["docs/", "tests/"]

[tool.other]
key = "kept"  # with its comment
"#;

const SETUPTOOLS: &str = r#"[build-system]
requires = [
    "setuptools==80.9.0",  # of last year
]
build-backend = "setuptools.build_meta"

[project]
name = "acme"
dynamic = ["version"]
requires-python = ">=3.9"

[tool.setuptools.dynamic]
version = { attr = "acme.__version__" }
"#;

const HATCH_VCS: &str = r#"[build-system]
build-backend = "hatchling.build"
requires = [ "hatch-vcs==0.5.0", "hatchling==1.27.0" ]

[project]
name = "acme"
requires-python = ">=3.9"
dynamic = [ "version" ]
urls.Source = "https://example.org"  # where

[tool.hatch]
version.source = "vcs"
build.hooks.vcs.version-file = "src/acme/_version.py"
"#;

const POETRY: &str = r#"[tool.poetry]
name = "acme"
version = "1.2.3"  # raised by hand
description = "Acme splits text."
authors = ["Ana Ö <ana@example.org>"]
license = "MIT"
readme = "README.md"
homepage = "https://example.org"
packages = [{ include = "acme", from = "src" }]
include = [{ path = "tests", format = "sdist" }]

[tool.poetry.dependencies]
python = ">=3.9"
# The old ones lack it.
tomli = { version = ">=2", python = "<3.11" }
idna = { version = "^3.0", optional = true }

[tool.poetry.extras]
names = ["idna"]

[tool.poetry.scripts]
acme = "acme.cli:main"

[tool.poetry.plugins."acme.plugins"]
first = "acme.cli:main"

[tool.poetry.group.dev.dependencies]
pytest = "^9.0"

[build-system]
requires = ["poetry-core==2.2.1"]
build-backend = "poetry.core.masonry.api"
"#;

const FLIT_SCM: &str = r#"[build-system]
requires = ["flit_scm==1.7.0"]
build-backend = "flit_scm:buildapi"

[project]
name = "acme"
dynamic = ["version", "description"]
requires-python = ">=3.8"

[tool.setuptools_scm]
write_to = "src/acme/_version.py"
"#;

const UV_BUILD: &str = r#"[build-system]
requires = ["uv_build>=0.9,<1"]
build-backend = "uv_build"

[project]
name = "acme"
version = "1.2.3"
requires-python = ">=3.9"
readme = "README.md"

[tool.uv.build-backend]
source-include = ["tests/**"]
"#;

const HATCHLING: &str = r#"[build-system]
requires = ["hatchling==1.27.0"]
build-backend = "hatchling.build"

[project]
name = "acme"
dynamic = ["version"]
requires-python = ">=3.9"
dependencies = []

[project.optional-dependencies]
names = ["idna>=3 ; python_version<'3.14'"]

[tool.hatch.version]
path = "src/acme/__init__.py"

[tool.hatch.build.targets.wheel]
packages = ["src/acme"]
exclude = ["src/acme/data.txt"]

[tool.hatch.envs.default]
dependencies = ["pytest"]
"#;

const PDM: &str = r#"[build-system]
requires = ["pdm-backend==2.4.5"]
build-backend = "pdm.backend"

[project]
name = "acme"
requires-python = ">=3.9"
dynamic = ["version"]

[tool.pdm.version]
source = "file"
path = "src/acme/__init__.py"
"#;

const POETRY_PROJECT: &str = r#"[project]
name = "acme"
version = "1.2.3"
requires-python = ">=3.9"
dynamic = ["dependencies", "classifiers"]

[tool.poetry]
packages = [{ include = "acme", from = "src" }]

[tool.poetry.dependencies]
idna = "^3.0"

[build-system]
requires = ["poetry-core==2.2.1"]
build-backend = "poetry.core.masonry.api"
"#;

const SETUP_CFG: &str = "[metadata]
name = acme
version = attr: acme.__version__
description = Acme splits text.

[options]
packages = find:
package_dir =
    = src
python_requires = >=3.9

[options.packages.find]
where = src

[options.package_data]
acme = *.txt

[options.entry_points]
console_scripts =
    acme = acme.cli:main
";

const SETUP_PY: &str = r#"from setuptools import setup

import acme

extras = {"names": ["idna"]}
extras["all"] = sum(extras.values(), [])
setup(
    name="acme",
    version=acme.__version__,
    packages=["acme", "acmetools"],
    python_requires=">=3.9",
    extras_require=extras,
)
"#;

const SINGLE: &str = r#"from setuptools import setup

setup(name="acme", version="1.2.3", py_modules=["acme"], python_requires=">=3.9")
"#;

const NAMESPACE: &str = r#"[build-system]
requires = ["hatchling==1.27.0"]
build-backend = "hatchling.build"

[project]
name = "space-acme"
version = "1.2.3"
requires-python = ">=3.9"

[tool.hatch.build.targets.wheel]
packages = ["src/space"]
"#;

const TWO_PACKAGES: &str = r#"[build-system]
requires = ["hatchling==1.27.0"]
build-backend = "hatchling.build"

[project]
name = "acme"
version = "1.2.3"
requires-python = ">=3.9"

[tool.hatch.build.targets.wheel]
packages = ["acme", "acmetools"]
"#;
