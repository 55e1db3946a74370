"""A Python package with its hot parts in Rust."""

from importlib.metadata import version

try:
    from ._core import *  # noqa: F403
except ModuleNotFoundError as _error:
    # For example after `git clean`, which uv does not notice.
    raise ImportError(
        "the compiled module is missing: run `uv sync --reinstall-package"
        " my-project`, or without uv `maturin develop`"
    ) from _error
from .errors import *  # noqa: F403

__version__ = version("my-project")
