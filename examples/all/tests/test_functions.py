from typing import Any

import pytest

from my_project import (
    Fibonacci,
    clamp,
    get_fibonacci,
    multiply,
    sum_as_string,
)

LARGEST = 2**63 - 1
SMALLEST = -(2**63)


def test_multiply() -> None:
    assert multiply(2, 3) == 6
    assert multiply(a=-2, b=3) == -6
    assert multiply(LARGEST, 1) == LARGEST
    assert multiply(SMALLEST, 1) == SMALLEST


@pytest.mark.parametrize(
    ("a", "b"), [(LARGEST, 2), (SMALLEST, -1), (LARGEST + 1, 0), (SMALLEST - 1, 0)]
)
def test_multiply_refuses_what_does_not_fit(a: int, b: int) -> None:
    with pytest.raises(OverflowError):
        multiply(a, b)


def test_sum_as_string() -> None:
    assert sum_as_string(2, 3) == "5"
    assert sum_as_string(a=-2, b=-3) == "-5"
    assert sum_as_string(LARGEST, SMALLEST) == "-1"


@pytest.mark.parametrize(
    ("a", "b"), [(LARGEST, 1), (SMALLEST, -1), (LARGEST + 1, -1), (SMALLEST - 1, 1)]
)
def test_sum_as_string_refuses_what_does_not_fit(a: int, b: int) -> None:
    with pytest.raises(OverflowError):
        sum_as_string(a, b)


def test_get_fibonacci() -> None:
    assert [get_fibonacci(n) for n in range(10)] == [0, 1, 1, 2, 3, 5, 8, 13, 21, 34]
    assert get_fibonacci(number=150) == 9969216677189303386214405760200


def test_each_fibonacci_number_is_the_sum_of_the_two_before() -> None:
    for number in range(2, 187):
        before = get_fibonacci(number - 2) + get_fibonacci(number - 1)
        assert get_fibonacci(number) == before
    assert get_fibonacci(185) + get_fibonacci(186) >= 2**128


@pytest.mark.parametrize("number", [-1, SMALLEST])
def test_get_fibonacci_refuses_negative_numbers(number: int) -> None:
    with pytest.raises(ValueError, match="^number must not be negative$"):
        get_fibonacci(number)


@pytest.mark.parametrize("number", [187, LARGEST])
def test_get_fibonacci_names_its_limit(number: int) -> None:
    with pytest.raises(OverflowError, match="186"):
        get_fibonacci(number)


@pytest.mark.parametrize(
    ("number", "error"), [(LARGEST + 1, OverflowError), (1.5, TypeError)]
)
def test_get_fibonacci_refuses_what_is_not_a_64_bit_integer(
    number: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        get_fibonacci(number)


def test_clamp() -> None:
    assert [clamp(number) for number in (-1, 0, 7, 100, 101)] == [0, 0, 7, 100, 100]
    assert clamp(number=-7, low=-5) == -5
    assert clamp(SMALLEST, low=SMALLEST, high=SMALLEST) == SMALLEST


def test_clamp_refuses_limits_that_are_swapped() -> None:
    with pytest.raises(ValueError, match="^low must not be above high$"):
        clamp(1, low=101)


@pytest.mark.parametrize(
    ("arguments", "keywords", "error"),
    [
        ((1, 0, 100), {}, TypeError),
        ((1,), {"lowest": 0}, TypeError),
        ((1.5,), {}, TypeError),
        ((LARGEST + 1,), {}, OverflowError),
        ((1,), {"low": SMALLEST - 1}, OverflowError),
    ],
)
def test_clamp_refuses_other_arguments(
    arguments: Any, keywords: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        clamp(*arguments, **keywords)


def test_fibonacci_numbers_one_by_one() -> None:
    numbers = Fibonacci()
    assert iter(numbers) is numbers
    assert [next(numbers) for _ in range(5)] == [0, 1, 1, 2, 3]
    # The rest: what was taken does not come again.
    assert list(numbers) == [get_fibonacci(n) for n in range(5, 187)]
    assert list(numbers) == []
    assert next(Fibonacci()) == 0
