"""A function of `src/threads.rs` beside Python and numpy, for make_report.py."""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import numpy as np

from my_project import _core

LIMIT = 10_000


def longest_in(numbers: range) -> tuple[int, int]:
    """Return the number that takes the most Collatz steps to 1, and the steps."""
    longest = 0, 0
    for start in numbers:
        number, steps = start, 0
        while number > 1:
            number = 3 * number + 1 if number % 2 else number // 2
            steps += 1
        if steps > longest[1]:
            longest = start, steps
    return longest


def longest_collatz(limit: int) -> tuple[int, int]:
    """Search in one thread of Python."""
    return longest_in(range(2, limit))


def longest_collatz_in_threads(limit: int) -> tuple[int, int]:
    """Search in a thread of Python on each core; with a GIL, they take turns."""
    count = os.cpu_count() or 1
    parts = [range(2 + part, limit, count) for part in range(count)]
    with ThreadPoolExecutor(count) as pool:
        return max(pool.map(longest_in, parts), key=lambda it: (it[1], -it[0]))


def longest_collatz_in_numpy(limit: int) -> tuple[int, int]:
    """Take each step for all numbers at once, until all of them are 1."""
    starts = np.arange(2, limit)
    numbers, steps = starts.copy(), np.zeros(limit, dtype=np.int64)
    while starts.size:
        numbers = np.where(numbers % 2, 3 * numbers + 1, numbers // 2)
        steps[starts] += 1
        is_left = numbers > 1
        starts, numbers = starts[is_left], numbers[is_left]
    longest = int(np.argmax(steps))
    return longest, int(steps[longest])


ALL_CORES = _core.longest_collatz
ONE_CORE = partial(_core.longest_collatz, threads=1)

# Each call: the function in Python, the one in Rust, and their arguments.
CALLS: dict[str, tuple[Any, Any, tuple[Any, ...]]] = {
    "longest_collatz(10000)": (longest_collatz, ALL_CORES, (LIMIT,)),
    "longest_collatz(10000, threads=1)": (longest_collatz, ONE_CORE, (LIMIT,)),
    "longest_collatz(10000) beside Python threads": (
        longest_collatz_in_threads,
        ALL_CORES,
        (LIMIT,),
    ),
    "longest_collatz(10000) beside numpy": (
        longest_collatz_in_numpy,
        ALL_CORES,
        (LIMIT,),
    ),
}
