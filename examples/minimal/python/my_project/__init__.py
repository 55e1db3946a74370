"""A Python package with its hot parts in Rust."""

# isort: skip_file
# Sorted by topic instead: a topic is one block. `x as x` marks a name as public.

# starter
from ._core import greet as greet
