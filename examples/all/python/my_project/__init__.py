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

# functions
from ._core import get_fibonacci as get_fibonacci
from ._core import multiply as multiply
from ._core import sum_as_string as sum_as_string

# types
from ._core import array_printer as array_printer
from ._core import buffer_sum as buffer_sum
from ._core import count_occurences as count_occurences
from ._core import dict_printer as dict_printer
from ._core import list_sum as list_sum
from ._core import vector_printer as vector_printer
from ._core import word_printer as word_printer

# structs
from ._core import RustStruct as RustStruct

# json
from ._core import birthday as birthday
from ._core import human_says_hi as human_says_hi
from .errors import HumanError as HumanError

# logging
from ._core import log_different_levels as log_different_levels
from ._core import log_example as log_example

# exceptions
from ._core import greater_than_2 as greater_than_2
from .errors import TooSmallError as TooSmallError

# errors
from .errors import Error as Error
