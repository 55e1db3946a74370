"""Functions of `src/types.rs` beside the same in Python, for make_report.py."""

from array import array
from collections.abc import Iterable
from typing import Any

from my_project import _core

TEXT = "Here are some additional words for a snake.\nSome words\n" * 1000
INTS = list(range(1, 3000))
ARRAY = array("i", INTS)


def list_sum(a: Iterable[int]) -> int:
    """Return the sum of a list of integers."""
    total = 0
    for number in a:
        total += number
    return total


def count_occurences(contents: str, needle: str) -> int:
    """Count a word, with or without a full stop; none at all raises ValueError."""
    if not needle:
        raise ValueError("needle must not be empty")
    total = 0
    # Not `splitlines`: it also splits at form feeds and other characters.
    for line in contents.replace("\r\n", "\n").split("\n"):
        for word in line.split(" "):
            if word == needle or word == needle + ".":
                total += 1
    return total


# Each call: the function in Python, the one in Rust, and their arguments.
CALLS: dict[str, tuple[Any, Any, tuple[Any, ...]]] = {
    "list_sum(9 ints)": (list_sum, _core.list_sum, (INTS[:9],)),
    "list_sum(2999 ints)": (list_sum, _core.list_sum, (INTS,)),
    "sum(2999 ints)": (sum, _core.list_sum, (INTS,)),
    "buffer_sum(2999 ints)": (list_sum, _core.buffer_sum, (ARRAY,)),
    "count_occurences(2000 lines)": (
        count_occurences,
        _core.count_occurences,
        (TEXT, "words"),
    ),
}
