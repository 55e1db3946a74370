"""Times what `src/types.rs` and `pure_python.py` both have."""

from collections.abc import Callable
from types import ModuleType

import pytest

from my_project import (
    _core,
    pure_python,
)

TWO_LINES = "Here are some additional words for a snake.\nSome words\n"


@pytest.mark.parametrize("module", [pure_python, _core], ids=["Python", "Rust"])
@pytest.mark.parametrize("ints", [9, 2999], ids="{} ints".format)
def test_list_sum(
    benchmark: Callable[..., object], ints: int, module: ModuleType
) -> None:
    benchmark(module.list_sum, list(range(1, ints + 1)))


@pytest.mark.parametrize("module", [pure_python, _core], ids=["Python", "Rust"])
@pytest.mark.parametrize("lines", [2000], ids="{} lines".format)
def test_count_occurences(
    benchmark: Callable[..., object], lines: int, module: ModuleType
) -> None:
    benchmark(module.count_occurences, TWO_LINES * (lines // 2), "words")
