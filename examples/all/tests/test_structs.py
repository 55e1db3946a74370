import io
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from my_project import (
    Axis,
    Point,
    RustStruct,
)

PACKAGE = "my_project"


@pytest.fixture
def rust_struct() -> RustStruct:
    return RustStruct(data="some data", vector=[255, 255, 255])


def test_point() -> None:
    point = Point(x=1, y=2.5)
    point.x = 3
    assert (point.x, point.y) == (3.0, 2.5)
    assert repr(point) == "Point(3.0, 2.5)"


@pytest.mark.parametrize(
    ("x", "error"), [("1", TypeError), (None, TypeError), (10**400, OverflowError)]
)
def test_a_refused_coordinate_changes_nothing(x: Any, error: type[Exception]) -> None:
    point = Point(1, 2)
    with pytest.raises(error):
        Point(x, 0)
    with pytest.raises(error):
        point.x = x
    assert point.x == 1


def test_axis() -> None:
    point = Point(1, 2)
    assert point.along(Axis.X) == 1
    assert point.along(axis=Axis.Y) == 2
    axes: Any = {Axis.X: "x", Axis.Y: "y"}
    assert axes[Axis.Y] == "y"
    assert Axis.X != Axis.Y
    assert repr(Axis.X) == "Axis.X"


@pytest.mark.parametrize("axis", [0, "X", None, Axis])
def test_along_takes_an_axis_only(axis: Any) -> None:
    with pytest.raises(TypeError):
        Point(1, 2).along(axis)


def test_transcript(
    rust_struct: RustStruct, capsys: pytest.CaptureFixture[str]
) -> None:
    rust_struct.extend_vector([1, 1, 1, 1])
    assert capsys.readouterr().out == "Extending the vector.\n"

    rust_struct.printer()
    assert capsys.readouterr().out == "some data\n255\n255\n255\n1\n1\n1\n1\n"

    rust_struct.data = "some other data"
    assert rust_struct.data == "some other data"


def test_positional_and_keyword_arguments() -> None:
    rust_struct = RustStruct("some data", [1])
    rust_struct.extend_vector(extension=[2])
    assert (rust_struct.data, rust_struct.vector) == ("some data", [1, 2])


def test_the_classes_belong_to_the_package() -> None:
    assert repr(Axis) == f"<class '{PACKAGE}.Axis'>"
    assert repr(Point) == f"<class '{PACKAGE}.Point'>"
    assert repr(RustStruct) == f"<class '{PACKAGE}.RustStruct'>"


def test_vector_is_a_new_list(rust_struct: RustStruct) -> None:
    rust_struct.vector = [0, 1]
    rust_struct.vector.append(2)
    assert rust_struct.vector == [0, 1]


class Boastful(list[int]):
    """Claims a length for which there is no memory."""

    def __len__(self) -> int:
        return 2**46


def test_a_claimed_length_is_not_believed(rust_struct: RustStruct) -> None:
    rust_struct.vector = Boastful([1])
    rust_struct.extend_vector(Boastful([2]))
    assert rust_struct.vector == [1, 2]
    assert RustStruct("", Boastful([3])).vector == [3]


OUT_OF_RANGE: list[Any] = [[256], [-1], [10**30], [1, 2, 300]]
NO_LIST_OF_INT: list[Any] = [["1"], [1.0], [None], "12", (1, 2), b"123", range(2**46)]


@pytest.mark.parametrize(
    ("numbers", "error"),
    [(numbers, OverflowError) for numbers in OUT_OF_RANGE]
    + [(numbers, TypeError) for numbers in NO_LIST_OF_INT],
)
def test_refused_numbers_change_nothing(
    rust_struct: RustStruct, numbers: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        RustStruct("", numbers)
    with pytest.raises(error):
        rust_struct.vector = numbers
    with pytest.raises(error):
        rust_struct.extend_vector(numbers)
    assert rust_struct.vector == [255, 255, 255]


@pytest.mark.parametrize("data", [1, None, b"some data"])
def test_data_is_a_str(rust_struct: RustStruct, data: Any) -> None:
    with pytest.raises(TypeError):
        RustStruct(data, [])
    with pytest.raises(TypeError):
        rust_struct.data = data
    assert rust_struct.data == "some data"


def test_a_failed_print_leaves_the_vector_alone(
    rust_struct: RustStruct, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", Full())
        with pytest.raises(OSError, match="no space left"):
            rust_struct.extend_vector([1])
    assert rust_struct.vector == [255, 255, 255]


def test_printing_may_use_the_object_it_prints(
    rust_struct: RustStruct, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Reentrant(io.StringIO):
        def write(self, text: str) -> int:
            rust_struct.data = "changed"
            rust_struct.vector = [*rust_struct.vector, 7]
            return super().write(text)

    stdout = Reentrant()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stdout)
        rust_struct.extend_vector([8])
        rust_struct.printer()
    printed = "Extending the vector.\nsome data\n255\n255\n255\n7\n8\n7\n"
    assert stdout.getvalue() == printed.replace("some data", "changed")
    assert rust_struct.vector == [255, 255, 255, 7, 8] + [7] * 7


def test_threads_share_one_object() -> None:
    shared = RustStruct("", [])
    start = threading.Barrier(8)

    def work(number: int) -> None:
        start.wait()
        for _ in range(200):
            shared.extend_vector([number])
            shared.data = str(number)
            assert int(shared.data) in shared.vector

    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(work, range(8)))
    # What they print may be incomplete: Python's text streams are not made for threads.
    assert sorted(shared.vector) == sorted(list(range(8)) * 200)
