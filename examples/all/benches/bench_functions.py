"""A function of `src/functions.rs` beside the same in Python, for make_report.py."""

from typing import Any

from my_project import _core


def get_fibonacci(number: int) -> int:
    """Return the Fibonacci number at a position; a negative one raises ValueError."""
    if number < 0:
        raise ValueError("number must not be negative")
    last, current = 1, 0
    for _ in range(number):
        last, current = current, last + current
    return current


# Each call: the function in Python, the one in Rust, and their arguments.
CALLS: dict[str, tuple[Any, Any, tuple[Any, ...]]] = {
    "get_fibonacci(5)": (get_fibonacci, _core.get_fibonacci, (5,)),
    "get_fibonacci(150)": (get_fibonacci, _core.get_fibonacci, (150,)),
}
