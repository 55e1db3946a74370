//! The settings of the small packages.

pub const FLIT: &str = r#"# The settings of acme.
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

[tool.flit.sdist]
include = ["docs/", "tests/"]

[tool.other]
key = "kept"  # with its comment

[project.scripts]
acme = "acme.cli:main"
"#;

pub const SETUPTOOLS: &str = r#"[build-system]
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

pub const HATCH_VCS: &str = r#"[build-system]
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

pub const HATCH_INCLUDED: &str = r#"[build-system]
requires = ["hatchling==1.27.0"]
build-backend = "hatchling.build"

[project]
name = "acme"
version = "1.2.3"
requires-python = ">=3.9"

[tool.hatch.build.targets.sdist]
only-include = ["src", "shared"]  # no tests

[tool.hatch.build.targets.wheel]
packages = ["src/acme"]

[tool.hatch.build.targets.wheel.force-include]
"shared/table.txt" = "acme/table.txt"
"#;

pub const POETRY: &str = r#"# Acme, by hand.
[tool.poetry]
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

pub const FLIT_SCM: &str = r#"[build-system]
requires = ["flit_scm==1.7.0"]
build-backend = "flit_scm:buildapi"

[project]
name = "acme"
dynamic = ["version", "description"]
requires-python = ">=3.8"

[tool.setuptools_scm]
write_to = "src/acme/_version.py"
"#;

pub const UV_BUILD: &str = r#"[build-system]
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

pub const HATCHLING: &str = r#"[build-system]
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

pub const PDM: &str = r#"[build-system]
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

pub const POETRY_PROJECT: &str = r#"[project]
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

pub const SETUP_CFG: &str = "[metadata]
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

pub const SETUP_PY: &str = r#"from setuptools import setup

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

pub const SINGLE: &str = r#"from setuptools import setup

setup(name="acme", version="1.2.3", py_modules=["acme"], python_requires=">=3.9")
"#;

pub const NAMESPACE: &str = r#"[build-system]
requires = ["hatchling==1.27.0"]
build-backend = "hatchling.build"

[project]
name = "space-acme"
version = "1.2.3"
requires-python = ">=3.9"

[tool.hatch.build.targets.wheel]
packages = ["src/space"]
"#;

pub const TWO_PACKAGES: &str = r#"[build-system]
requires = ["hatchling==1.27.0"]
build-backend = "hatchling.build"

[project]
name = "acme"
version = "1.2.3"
requires-python = ">=3.9"

[tool.hatch.build.targets.wheel]
packages = ["acme", "acmetools"]
"#;
