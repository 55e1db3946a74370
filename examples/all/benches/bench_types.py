"""What `src/types.rs` and `pure_python.py` both have, for make_report.py."""

from array import array
from typing import Any

from my_project import (
    _core,
    pure_python,
)

TEXT = "Here are some additional words for a snake.\nSome words\n" * 1000
INTS = list(range(1, 3000))

# Each call with its function in Python, in Rust, and the arguments.
CALLS: dict[str, tuple[Any, Any, tuple[Any, ...]]] = {
    "list_sum(9 ints)": (pure_python.list_sum, _core.list_sum, (INTS[:9],)),
    "list_sum(2999 ints)": (pure_python.list_sum, _core.list_sum, (INTS,)),
    "sum(2999 ints)": (sum, _core.list_sum, (INTS,)),
    "buffer_sum(2999 ints)": (
        pure_python.buffer_sum,
        _core.buffer_sum,
        (array("i", INTS),),
    ),
    "count_occurences(2000 lines)": (
        pure_python.count_occurences,
        _core.count_occurences,
        (TEXT, "words"),
    ),
}
