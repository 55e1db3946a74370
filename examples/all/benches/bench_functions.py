"""Times what `src/functions.rs` and `pure_python.py` both have."""

from collections.abc import Callable
from types import ModuleType

import pytest

from my_project import (
    _core,
    pure_python,
)


@pytest.mark.parametrize("module", [pure_python, _core], ids=["Python", "Rust"])
@pytest.mark.parametrize("number", [5, 150])
def test_get_fibonacci(
    benchmark: Callable[..., object], number: int, module: ModuleType
) -> None:
    benchmark(module.get_fibonacci, number)
