"""A Python package with its hot parts in Rust."""

# isort: skip_file
# Sorted by topic instead: a topic is one block. `x as x` marks a name as public.

import importlib.metadata

try:
    importlib.import_module("._core", __name__)
except ModuleNotFoundError as error:
    # For example after `git clean`, which uv does not notice.
    raise ImportError(
        "the compiled module is missing: run `uv sync --reinstall-package"
        " my-project`, or without uv `maturin develop`"
    ) from error

__version__ = importlib.metadata.version("my-project")

# starter
from ._core import greet as greet
