"""Times the ways of handing a human over that `src/json.rs` knows."""

import sys
from collections.abc import Callable
from types import ModuleType, SimpleNamespace

import pytest

from my_project import (
    _core,
    pure_python,
)

DICT = {"name": "Jan", "age": 6}
OBJECT = SimpleNamespace(name="Jan", age=6)
JSON = '{"name": "Jan", "age": 6}'


@pytest.mark.parametrize("module", [pure_python, _core], ids=["Python", "Rust"])
@pytest.mark.parametrize("human", [DICT, OBJECT], ids=["dict", "object"])
def test_birthday(
    benchmark: Callable[..., object], human: object, module: ModuleType
) -> None:
    benchmark(module.birthday, human)


@pytest.mark.parametrize("module", [pure_python, _core], ids=["Python", "Rust"])
@pytest.mark.parametrize("human_data", [JSON], ids=["JSON"])
def test_human_says_hi(
    benchmark: Callable[..., object],
    human_data: str,
    module: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Nobody reads it: what is measured is the way to the printed text.
    monkeypatch.setattr(sys, "stdout", None)
    benchmark(module.human_says_hi, human_data)
