import _thread
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from my_project import (
    longest_collatz,
    map_in_threads,
)

LARGEST = 2**32 - 1


def count_steps(number: int) -> int:
    steps = 0
    while number > 1:
        number = 3 * number + 1 if number % 2 else number // 2
        steps += 1
    return steps


def test_longest_collatz_equals_a_search_in_python() -> None:
    steps = [count_steps(number) for number in range(1, 1000)]
    for limit in (2, 3, 10, 100, 1000):
        most = max(steps[: limit - 1])
        assert longest_collatz(limit) == (steps.index(most) + 1, most)


@pytest.mark.parametrize(
    ("limit", "expected"),
    # The work is done in blocks of 100,000 numbers.
    [(77_031, (52_527, 339)), (77_032, (77_031, 350)), (1_000_000, (837_799, 524))],
)
def test_longest_collatz_over_blocks(limit: int, expected: tuple[int, int]) -> None:
    assert longest_collatz(limit) == expected


@pytest.mark.parametrize("threads", [0, 1, 2, 7, 255])
def test_any_number_of_threads_finds_the_same(threads: int) -> None:
    assert longest_collatz(limit=250_000, threads=threads) == (230_631, 442)


@pytest.mark.parametrize(
    ("limit", "threads", "error"),
    [
        (0, 0, ValueError),
        (1, 0, ValueError),
        (-1, 0, OverflowError),
        (LARGEST + 1, 0, OverflowError),
        (10, 256, OverflowError),
        (10, -1, OverflowError),
        (10.0, 0, TypeError),
        (10, None, TypeError),
        ("10", 0, TypeError),
    ],
)
def test_longest_collatz_refuses_others(
    limit: Any, threads: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        longest_collatz(limit, threads=threads)


def test_other_threads_of_python_go_on() -> None:
    work = threading.Thread(
        target=longest_collatz, args=(3_000_000,), kwargs={"threads": 1}
    )
    work.start()
    turns = 0
    while work.is_alive():
        time.sleep(0.001)
        turns += 1
    # A thread that stayed attached would let this one wait until it ends.
    assert turns > 10


def test_python_threads_may_call_at_the_same_time() -> None:
    results: list[tuple[int, int]] = []
    threads = [
        threading.Thread(target=lambda: results.append(longest_collatz(100_000)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [(77_031, 350)] * 8


@pytest.fixture
def ctrl_c_soon() -> Iterator[None]:
    # Python ignores Ctrl-C when it runs in the background of a shell script.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.1, _thread.interrupt_main)
    timer.start()
    yield
    timer.cancel()
    timer.join()
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c_soon")
def test_ctrl_c_stops_longest_collatz() -> None:
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        longest_collatz(LARGEST)
    assert time.monotonic() - started < 10


@pytest.mark.usefixtures("ctrl_c_soon")
def test_ctrl_c_stops_map_in_threads() -> None:
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        map_in_threads(time.sleep, [0.05] * 10_000, threads=2)
    assert time.monotonic() - started < 10


def test_map_in_threads_keeps_the_order() -> None:
    items = list(range(1000))
    assert map_in_threads(str, items) == [str(item) for item in items]
    assert map_in_threads(function=str, items=[], threads=3) == []


def test_the_calls_are_made_at_the_same_time() -> None:
    # Each call waits for the other two.
    barrier = threading.Barrier(3, timeout=30)
    places = map_in_threads(lambda _: barrier.wait(), [None] * 3, threads=3)
    assert sorted(places) == [0, 1, 2]


def test_an_exception_of_a_call_is_raised() -> None:
    error = KeyError("no such item")

    def fail(item: int) -> int:
        if item == 7:
            raise error
        return item

    with pytest.raises(KeyError) as caught:
        map_in_threads(fail, list(range(20)))
    assert caught.value is error


def test_a_call_may_use_threads_itself() -> None:
    limits = [10, 100, 1000]
    assert map_in_threads(longest_collatz, limits) == [(9, 19), (97, 118), (871, 178)]


class Boastful(list[int]):
    """Claims a length for which there is no memory."""

    def __len__(self) -> int:
        return 2**46


def test_a_claimed_length_is_not_believed() -> None:
    assert map_in_threads(abs, Boastful([-1])) == [1]


@pytest.mark.parametrize(
    ("function", "items", "threads", "error"),
    [
        (None, [1], 0, TypeError),
        (abs, ["1"], 0, TypeError),
        (abs, (1, 2), 0, TypeError),
        (abs, range(2**40), 0, TypeError),
        (abs, [1], 256, OverflowError),
    ],
)
def test_map_in_threads_refuses_others(
    function: Any, items: Any, threads: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        map_in_threads(function, items, threads=threads)


AFTER_A_FORK = """
import os, sys, warnings
from my_project import longest_collatz
warnings.simplefilter("ignore")
longest_collatz(10)
child = os.fork()
if child == 0:
    os._exit(longest_collatz(10)[0])
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) - 9)
"""

if hasattr(os, "fork"):

    def test_works_after_a_fork() -> None:
        command = [sys.executable, "-c", AFTER_A_FORK]
        subprocess.run(command, check=True, timeout=60)
