import _thread
import random
import re
import signal
import sys
import threading
import time
from array import array
from collections.abc import Iterator
from typing import Any

import pytest

from my_project import (
    array_printer,
    buffer_sum,
    count_occurences,
    dict_printer,
    find_byte,
    list_sum,
    vector_printer,
    word_printer,
)

LARGEST = 2**63 - 1
SMALLEST = -(2**63)
EIGHT = ["1", "2", "3", "4", "5", "6", "7", "8"]

# A lone surrogate, half of a pair: a str can hold it, a string of Rust cannot.
SURROGATE = "\ud800"


def test_list_sum() -> None:
    assert list_sum([10, 10, 10, 10, 10]) == 50
    assert list_sum(a=[]) == 0
    assert list_sum([LARGEST, 1, -1]) == LARGEST


def test_list_sum_equals_sum() -> None:
    chance = random.Random(0)
    for length in (1, 9, 2999):
        numbers = [chance.randint(-(2**50), 2**50) for _ in range(length)]
        assert list_sum(numbers) == sum(numbers)


@pytest.mark.parametrize(
    "a", [[LARGEST, 1], [SMALLEST, -1], [LARGEST + 1], [SMALLEST - 1, 1]]
)
def test_list_sum_refuses_what_does_not_fit(a: list[int]) -> None:
    with pytest.raises(OverflowError):
        list_sum(a)


@pytest.mark.parametrize("a", [[1, "2"], [1.5], "12", {1: 2}, 1, None, range(2**40)])
def test_list_sum_refuses_other_types(a: list[int]) -> None:
    with pytest.raises(TypeError):
        list_sum(a)


def test_list_sum_does_not_believe_a_length() -> None:
    class Boastful(list[int]):
        def __len__(self) -> int:
            return 2**60

    assert list_sum(Boastful([1, 2])) == 3


def test_buffer_sum() -> None:
    numbers = array("i", [2**31 - 1, 2**31 - 1, -5])
    assert buffer_sum(numbers) == 2**32 - 7
    assert buffer_sum(a=memoryview(numbers)) == 2**32 - 7
    assert buffer_sum(array("i")) == buffer_sum(array("q")) == 0


def test_buffer_sum_takes_parts() -> None:
    view = memoryview(array("i", [1, 2, 3, 4, 5]))
    assert buffer_sum(view[1:3]) == 5
    assert buffer_sum(view[::2]) == 9
    assert buffer_sum(view[::-1]) == 15


@pytest.mark.parametrize("a", [array("q", [1]), array("f", [1.0]), b"1234"])
def test_buffer_sum_refuses_other_items(a: Any) -> None:
    with pytest.raises(BufferError):
        buffer_sum(a)


@pytest.mark.parametrize("a", [[1, 2], 1, None, "12"])
def test_buffer_sum_refuses_what_has_no_buffer(a: Any) -> None:
    with pytest.raises(TypeError):
        buffer_sum(a)


def test_dict_printer_sorts_by_key(capsys: pytest.CaptureFixture[str]) -> None:
    dict_printer({"key 2": "value 2", "key 1": "value 1", "": "\0"})
    dict_printer(hm={"ß": "🐍"})
    assert capsys.readouterr().out == " \0\nkey 1 value 1\nkey 2 value 2\nß 🐍\n"


@pytest.mark.parametrize(
    "hm", [{"a": 1, "b": 2}, {1: "a"}, {"a": None}, "wrong type", []]
)
def test_dict_printer_refuses_other_types(
    hm: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(TypeError):
        dict_printer(hm)
    assert capsys.readouterr().out == ""


def test_word_printer(capsys: pytest.CaptureFixture[str]) -> None:
    word_printer("hello", 3, False, True)
    word_printer("eyb", 2, True, False)
    word_printer(word="añ🐍", n=1, reverse=True, uppercase=True)
    assert capsys.readouterr().out == "HELLO\nHELLO\nHELLO\nbye\nbye\n🐍ÑA\n"


@pytest.mark.parametrize("word", ["", "\0", "a\0b", "two\nlines"])
def test_word_printer_takes_any_text(
    word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    word_printer(word, 1, False, False)
    assert capsys.readouterr().out == word + "\n"


@pytest.mark.parametrize("n", [0, -1, SMALLEST])
def test_word_printer_prints_nothing(
    n: int, capsys: pytest.CaptureFixture[str]
) -> None:
    word_printer("hello", n, False, False)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("hello", LARGEST + 1, False, False), OverflowError),
        (("hello", 1, 0, False), TypeError),
        (("hello", 1, False, 1), TypeError),
        (("hello", 1), TypeError),
    ],
)
def test_word_printer_refuses_bad_arguments(
    arguments: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        word_printer(*arguments)


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
def test_ctrl_c_stops_word_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    # Without a console there is no stream whose own code could notice Ctrl-C.
    monkeypatch.setattr(sys, "stdout", None)
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        word_printer("hello", 10**10, False, False)
    # An interrupt that waits for the last line is raised too, but only then.
    assert time.monotonic() - started < 10


def test_vector_printer(capsys: pytest.CaptureFixture[str]) -> None:
    vector_printer(["one", "two", "three"])
    vector_printer(a=["", "a\0b"])
    vector_printer([])
    assert capsys.readouterr().out == "one\ntwo\nthree\n\na\0b\n"


@pytest.mark.parametrize(
    "a", [["one", 2], "one", [b"one"], {"one": "two"}, None, range(2**40)]
)
def test_vector_printer_refuses_other_types(
    a: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(TypeError):
        vector_printer(a)
    assert capsys.readouterr().out == ""


def test_array_printer(capsys: pytest.CaptureFixture[str]) -> None:
    array_printer(EIGHT)
    array_printer(a=EIGHT)
    assert capsys.readouterr().out == "1\n2\n3\n4\n5\n6\n7\n8\n" * 2


@pytest.mark.parametrize("a", [[], EIGHT[:7], EIGHT + ["9"]])
def test_array_printer_states_the_count(a: list[str]) -> None:
    with pytest.raises(ValueError, match=f"exactly 8 strings, got {len(a)}$"):
        array_printer(a)


@pytest.mark.parametrize("a", ["12345678", [1, 2, 3, 4, 5, 6, 7, 8], None])
def test_array_printer_refuses_other_types(a: list[str]) -> None:
    with pytest.raises(TypeError):
        array_printer(a)


@pytest.mark.parametrize(
    ("contents", "needle", "count"),
    [
        ("Some words. More words\nthan words, even", "words", 2),
        ("🐍 searches for 🐍.\nSome words\n", "🐍", 2),
        ("a\r\na\na.\r\na", "a", 4),
        ("a. a.. .a A ab a\ta", "a", 1),
        (". .. ...", ".", 2),
        ("a\0b \0.", "\0", 1),
        ("a b", "a b", 0),
        ("", "a", 0),
    ],
)
def test_count_occurences(contents: str, needle: str, count: int) -> None:
    assert count_occurences(contents, needle) == count
    assert count_occurences(contents=contents, needle=needle) == count


def test_count_occurences_equals_a_search_in_python() -> None:
    chance = random.Random(0)
    for _ in range(2000):
        contents = "".join(chance.choices("aab..ß🐍  \n\r\0\f\u2028", k=60))
        needle = "".join(chance.choices("aab.ß🐍 \n\r\0", k=chance.randint(1, 3)))
        words = re.split(" |\r?\n", contents)
        count = words.count(needle) + words.count(needle + ".")
        assert count_occurences(contents, needle) == count, (contents, needle)


def test_count_occurences_refuses_an_empty_needle() -> None:
    with pytest.raises(ValueError, match="^needle must not be empty$"):
        count_occurences("some words", "")


@pytest.mark.parametrize(
    ("data", "byte", "position"),
    [(b"Rust", 82, 0), (b"Rust", 116, 3), (b"Rust", 0, None), (b"", 0, None)],
)
def test_find_byte(data: bytes, byte: int, position: int | None) -> None:
    assert find_byte(data, byte) == position
    assert find_byte(data=data, byte=byte) == position


@pytest.mark.parametrize(
    ("data", "byte", "error"),
    [
        (b"Rust", 256, OverflowError),
        (b"Rust", -1, OverflowError),
        (b"Rust", b"R", TypeError),
        ("Rust", 82, TypeError),
        (bytearray(b"Rust"), 82, TypeError),
        (None, 82, TypeError),
    ],
)
def test_find_byte_refuses_others(data: Any, byte: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        find_byte(data, byte)


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        dict_printer({SURROGATE: "value"})
    with pytest.raises(UnicodeEncodeError):
        dict_printer({"key": SURROGATE})
    with pytest.raises(UnicodeEncodeError):
        word_printer(SURROGATE, 1, False, False)
    with pytest.raises(UnicodeEncodeError):
        vector_printer([SURROGATE])
    with pytest.raises(UnicodeEncodeError):
        array_printer([SURROGATE] * 8)
    with pytest.raises(UnicodeEncodeError):
        count_occurences(SURROGATE, "a")
    with pytest.raises(UnicodeEncodeError):
        count_occurences("a", SURROGATE)
