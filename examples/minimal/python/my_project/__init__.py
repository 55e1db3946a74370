"""A Python package with its hot parts in Rust."""

from importlib.metadata import version

from ._core import *  # noqa: F403

__version__ = version("my-project")
