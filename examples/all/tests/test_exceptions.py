import copy
import pickle
from typing import Any

import pytest

from my_project import (
    Error,
    TooSmallError,
    greater_than_2,
)

MESSAGE = "Error from Rust: number is less than or equal to 2"


@pytest.mark.parametrize("number", [3, 11, 2**63 - 1])
def test_returns_the_number(number: int) -> None:
    assert greater_than_2(number) == number
    assert greater_than_2(number=number) == number


@pytest.mark.parametrize("number", [2, 1, 0, -11, -(2**63)])
def test_raises_an_os_error(number: int) -> None:
    with pytest.raises(OSError) as caught:
        greater_than_2(number)
    assert type(caught.value) is TooSmallError
    assert str(caught.value) == MESSAGE
    assert caught.value.args == (MESSAGE,)
    assert caught.value.errno is None


def test_is_an_error_of_the_package() -> None:
    with pytest.raises(Error, match=f"^{MESSAGE}$"):
        greater_than_2(1)


def test_python_can_raise_it_too() -> None:
    with pytest.raises(TooSmallError, match="^too small$"):
        raise TooSmallError("too small")


def test_survives_pickle_and_copy() -> None:
    error = TooSmallError(MESSAGE)
    for clone in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(clone) is TooSmallError
        assert str(clone) == MESSAGE


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**30])
def test_more_than_64_bits(number: int) -> None:
    with pytest.raises(OverflowError):
        greater_than_2(number)


@pytest.mark.parametrize("number", [3.0, "3", None, [3]])
def test_takes_an_int_only(number: Any) -> None:
    with pytest.raises(TypeError):
        greater_than_2(number)
