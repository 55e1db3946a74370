import copy
import pickle
from typing import Any

import pytest

from my_project import (
    Error,
    TooSmallError,
    greater_than_2,
    retry,
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


class Unsteady:
    """Raises one exception after the other, and returns something from then on."""

    def __init__(self, *errors: BaseException) -> None:
        self.errors = list(errors)
        self.calls = 0

    def __call__(self) -> str:
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return "done"


def test_retry_calls_until_it_succeeds() -> None:
    unsteady = Unsteady(OSError(), TooSmallError())
    assert retry(unsteady, 5) == "done"
    assert unsteady.calls == 3


def test_retry_passes_the_last_exception_on() -> None:
    last = KeyError("last")
    unsteady = Unsteady(OSError(), last, OSError())
    with pytest.raises(KeyError) as caught:
        retry(unsteady, attempts=2)
    assert caught.value is last


@pytest.mark.parametrize("attempts", [0, 1])
def test_retry_calls_once_at_least(attempts: int) -> None:
    unsteady = Unsteady(OSError())
    with pytest.raises(OSError):
        retry(unsteady, attempts)
    assert unsteady.calls == 1


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(1)])
def test_retry_does_not_hold_back(error: BaseException) -> None:
    unsteady = Unsteady(error)
    with pytest.raises(type(error)):
        retry(unsteady, 255)
    assert unsteady.calls == 1


@pytest.mark.parametrize(
    ("function", "attempts", "error"),
    [
        (None, 2, TypeError),
        (len, 2, TypeError),
        (str, 256, OverflowError),
        (str, -1, OverflowError),
        (str, 1.5, TypeError),
    ],
)
def test_retry_refuses_others(
    function: Any, attempts: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        retry(function, attempts)
