import copy
import io
import pickle
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from my_project import (
    RustStruct,
)

PACKAGE = "my_project"


@pytest.fixture
def rust_struct() -> RustStruct:
    return RustStruct(data="some data", vector=[255, 255, 255])


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
    assert rust_struct == RustStruct(data="some data", vector=[1])
    rust_struct.extend_vector(extension=[2])
    assert rust_struct.vector == [1, 2]


def test_the_class_belongs_to_the_package() -> None:
    assert repr(RustStruct) == f"<class '{PACKAGE}.RustStruct'>"


def test_vector_is_a_new_list(rust_struct: RustStruct) -> None:
    rust_struct.vector = (0, 1)
    rust_struct.vector.append(2)
    assert rust_struct.vector == [0, 1]


@pytest.mark.parametrize("numbers", [[1, 2], (1, 2), range(1, 3), b"\x01\x02"])
def test_any_sequence_of_int_will_do(numbers: Any) -> None:
    assert RustStruct("", numbers).vector == [1, 2]


def test_repr_can_be_evaluated() -> None:
    rust_struct = RustStruct("it's\n", [1, 2])
    assert repr(rust_struct) == 'RustStruct(data="it\'s\\n", vector=[1, 2])'
    assert eval(repr(rust_struct)) == rust_struct


def test_equality(rust_struct: RustStruct) -> None:
    assert rust_struct == rust_struct
    assert rust_struct == RustStruct("some data", [255, 255, 255])
    assert rust_struct != RustStruct("some data", [255, 255])
    assert rust_struct != RustStruct("other data", [255, 255, 255])
    assert rust_struct != "some data"


def test_has_no_hash_because_it_can_change(rust_struct: RustStruct) -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(rust_struct)


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickle(rust_struct: RustStruct, protocol: int) -> None:
    assert pickle.loads(pickle.dumps(rust_struct, protocol)) == rust_struct


def test_a_copy_is_independent(rust_struct: RustStruct) -> None:
    for clone in (copy.copy(rust_struct), copy.deepcopy(rust_struct)):
        assert clone == rust_struct
        clone.vector = []
        assert clone != rust_struct


OUT_OF_RANGE: list[Any] = [[256], [-1], [10**30], [1, 2, 300], range(2**70)]
NO_SEQUENCE_OF_INT: list[Any] = [["1"], [1.0], [None], "", "12", {1, 2}, 1, None]


@pytest.mark.parametrize(
    ("numbers", "error"),
    [(numbers, OverflowError) for numbers in OUT_OF_RANGE]
    + [(range(2**62), MemoryError)]
    + [(numbers, TypeError) for numbers in NO_SEQUENCE_OF_INT],
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
            rust_struct.data = repr(rust_struct)
            rust_struct.vector = [*rust_struct.vector, 7]
            return super().write(text)

    stdout = Reentrant()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stdout)
        rust_struct.printer()
        rust_struct.extend_vector([8])
    assert stdout.getvalue() == "some data\n255\n255\n255\nExtending the vector.\n"
    assert rust_struct.vector == [255, 255, 255, 7, 7, 8]


def test_threads_share_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    shared = RustStruct("", [])
    start = threading.Barrier(8)

    def work(number: int) -> None:
        start.wait()
        for _ in range(200):
            shared.extend_vector([number])
            shared.data = str(number)
            assert shared.data in repr(shared.vector)

    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(work, range(8)))
    assert sorted(shared.vector) == sorted(list(range(8)) * 200)
    assert capsys.readouterr().out == "Extending the vector.\n" * 1600
