import threading
from itertools import accumulate
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from my_project import (
    smooth,
    smooth_in_place,
)

Floats = npt.NDArray[np.float64]


def in_python(values: list[float], weight: float) -> list[float]:
    return list(accumulate(values, lambda last, new: last + weight * (new - last)))


def noise(length: int) -> Floats:
    return np.random.default_rng(0).normal(size=length)


@pytest.mark.parametrize("length", [0, 1, 2, 1000])
@pytest.mark.parametrize("weight", [0.1, 1, 2**-1000])
def test_smooth_equals_a_loop_in_python(length: int, weight: float) -> None:
    values = noise(length)
    before = values.tolist()
    smoothed = smooth(values, weight)
    assert smoothed.tolist() == in_python(before, weight)
    assert smoothed.dtype == np.float64
    assert values.tolist() == before
    smooth_in_place(values=values, weight=weight)
    assert values.tolist() == smoothed.tolist()


def test_the_result_is_an_array_of_its_own() -> None:
    values = np.array([1.0, 2.0])
    smoothed = smooth(values=values, weight=1)
    smoothed[0] = 7
    assert values[0] == 1
    assert smoothed.flags.writeable


@pytest.mark.parametrize("gaps", [slice(None, None, 2), slice(None, None, -1)])
def test_smooth_takes_arrays_with_gaps(gaps: slice) -> None:
    values = noise(100)[gaps]
    assert smooth(values, 0.5).tolist() == in_python(values.tolist(), 0.5)


def test_smooth_takes_columns() -> None:
    table = noise(30).reshape(10, 3)
    assert smooth(table[:, 1], 0.5).tolist() == in_python(table[:, 1].tolist(), 0.5)


def test_smooth_takes_read_only_arrays() -> None:
    values = noise(10)
    values.flags.writeable = False
    assert smooth(values, 0.5).tolist() == in_python(values.tolist(), 0.5)


def test_nan_and_infinity_are_numbers() -> None:
    smoothed = smooth(np.array([1.0, np.nan, 1.0]), 0.5)
    assert np.isnan(smoothed).tolist() == [False, True, True]
    assert smooth(np.array([0.0, np.inf]), 0.5).tolist() == [0.0, np.inf]
    assert smooth(np.array([np.inf, 0.0]), 0.5)[0] == np.inf


def off_by_a_byte() -> Floats:
    """Numbers where no compiler puts them."""
    return np.frombuffer(bytes(17), dtype=np.float64, offset=1)


def test_smooth_takes_numbers_at_odd_addresses() -> None:
    assert smooth(off_by_a_byte(), 0.5).tolist() == [0.0, 0.0]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (np.array([1, 2], dtype=np.int64), "dtype int64 and 1 dimension"),
        (np.array([1.0], dtype=np.float32), "dtype float32 and 1 dimension"),
        (np.array([1.0], dtype=">f8"), "dtype >f8 and 1 dimension"),
        (np.array([1j]), "dtype complex128 and 1 dimension"),
        (np.array([None]), "dtype object and 1 dimension"),
        (np.array(1.0), "dtype float64 and 0 dimensions"),
        (np.ones((2, 2)), "dtype float64 and 2 dimensions"),
        ([1.0, 2.0], "list"),
        (None, "NoneType"),
    ],
    ids=str,
)
def test_other_types_and_shapes_are_named(values: Any, found: str) -> None:
    expected = f"expected a numpy array of float64 with 1 dimension, got {found}"
    for function in (smooth, smooth_in_place):
        with pytest.raises(TypeError) as caught:
            function(values, 0.5)
        assert str(caught.value) == expected


def read_only() -> Floats:
    values = noise(10)
    values.flags.writeable = False
    return values


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        (noise(10)[::2], "not contiguous"),
        (noise(10)[::-1], "not contiguous"),
        (noise(10).reshape(5, 2)[:, 1], "not contiguous"),
        (read_only(), "not writeable"),
    ],
)
def test_what_cannot_be_changed_in_place(values: Floats, problem: str) -> None:
    before = values.tolist()
    with pytest.raises(TypeError, match=problem):
        smooth_in_place(values, 0.5)
    assert values.tolist() == before


@pytest.mark.parametrize("weight", [0, -0.1, 1.1, float("nan"), float("inf")])
def test_a_weight_is_above_0_and_at_most_1(weight: float) -> None:
    for function in (smooth, smooth_in_place):
        with pytest.raises(ValueError, match="^weight must be above 0 and at most 1$"):
            function(np.ones(3), weight)


def test_threads_share_one_array() -> None:
    values = noise(1000)
    expected = smooth(values, 0.5).tolist()
    results = []

    def work() -> None:
        for _ in range(100):
            results.append(smooth(values, 0.5).tolist())

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 400
