"""A Python package with its hot parts in Rust."""

# isort: skip_file
# Sorted by topic instead: a topic is one block. `x as x` marks a name as public.

from ._core import __version__ as __version__

# starter
from ._core import greet as greet
