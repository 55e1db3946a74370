import json
from types import SimpleNamespace
from typing import Any

import pytest

from my_project import (
    Error,
    HumanError,
    birthday,
    human_says_hi,
)

TRANSCRIPT = """\
{"name": "Jan", "age": 6}
Now we can work with the struct:
 Human {
    name: "Jan",
    age: 6,
}.
 Jan is 6 years old.
"""


def test_transcript(capsys: pytest.CaptureFixture[str]) -> None:
    human_says_hi(json.dumps({"name": "Jan", "age": 6}))
    assert capsys.readouterr().out == TRANSCRIPT

    human_says_hi(human_data='{"name": "Jan", "age": 6}')
    assert capsys.readouterr().out == TRANSCRIPT


@pytest.mark.parametrize("age", [0, 255])
def test_ages_at_the_limits(age: int, capsys: pytest.CaptureFixture[str]) -> None:
    human_says_hi(json.dumps({"name": "Jan", "age": age}))
    assert capsys.readouterr().out.endswith(f" Jan is {age} years old.\n")


def test_names_in_any_script(capsys: pytest.CaptureFixture[str]) -> None:
    human_says_hi(json.dumps({"name": "Zoë 🐍", "age": 6}))
    assert capsys.readouterr().out.endswith(" Zoë 🐍 is 6 years old.\n")


def test_further_fields_are_ignored(capsys: pytest.CaptureFixture[str]) -> None:
    human_says_hi(json.dumps({"name": "Jan", "town": ["Utrecht"], "age": 6}))
    assert capsys.readouterr().out.endswith(" Jan is 6 years old.\n")


@pytest.mark.parametrize(
    ("human", "problem"),
    [
        ({"name": "Jan", "age": 256}, "integer `256`, expected u8"),
        ({"name": "Jan", "age": -1}, "integer `-1`, expected u8"),
        ({"name": "Jan", "age": 6.5}, "floating point `6.5`, expected u8"),
        ({"name": "Jan", "age": "6"}, 'string "6", expected u8'),
        ({"name": "Jan", "age": None}, "null, expected u8"),
        ({"name": 6, "age": 6}, "integer `6`, expected a string"),
        ({"name": "Jan"}, "missing field `age`"),
        ({"age": 6}, "missing field `name`"),
    ],
)
def test_the_error_tells_the_problem_and_the_place(
    human: dict[str, Any], problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(HumanError, match=rf"{problem} at line 2 column \d+$"):
        human_says_hi("\n" + json.dumps(human))
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    "human_data",
    [
        "",
        " ",
        "\0",
        "null",
        "[]",
        "{'name': 'Jan', 'age': 6}",
        '{"name": "Jan", "age": 6',
        '{"name": "Jan", "age": 6,}',
        '{"name": "Jan", "age": 6} {}',
        '{"name": "Jan", "age": 6, "age": 7}',
        '{"name": "Jan", "age": NaN}',
        '{"name": "Jan", "age": 1e999}',
        '{"name": "Jan\0", "age": 6}',
        '{"name": "\\ud800", "age": 6}',
        '{"name": "\ud800", "age": 6}',
        "[" * 1_000_000,
        '{"name": ' * 1_000_000,
        '{"town": ' * 1_000_000,
    ],
    ids=lambda text: repr(text[:40]),
)
def test_malformed_json(human_data: str, capsys: pytest.CaptureFixture[str]) -> None:
    # Not a HumanError if the str itself, a lone surrogate, cannot be read.
    with pytest.raises(ValueError):
        human_says_hi(human_data)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("human_data", [None, 6, b"{}", {"name": "Jan", "age": 6}])
def test_takes_a_str_only(human_data: Any) -> None:
    with pytest.raises(TypeError):
        human_says_hi(human_data)


def test_the_error_is_of_the_package_and_a_value_error() -> None:
    assert issubclass(HumanError, Error)
    assert issubclass(HumanError, ValueError)


def test_birthday() -> None:
    human = {"age": 6, "town": "Utrecht", "name": "Zoë 🐍"}
    assert birthday(human) == {"name": "Zoë 🐍", "age": 7}
    assert birthday(human=birthday(human)) == {"name": "Zoë 🐍", "age": 8}
    assert human["age"] == 6


@pytest.mark.parametrize(
    ("human", "error"),
    [
        ({"name": "Jan", "age": 256}, TypeError),
        ({"name": "Jan", "age": -1}, TypeError),
        ({"name": "Jan", "age": "6"}, TypeError),
        ({"name": "Jan", "age": 6.5}, TypeError),
        ({"name": 6, "age": 6}, TypeError),
        ({"name": "\ud800", "age": 6}, TypeError),
        ({"name": "Jan"}, KeyError),
        ({}, KeyError),
        (SimpleNamespace(name="Jan", age=6), TypeError),
        ("Jan", TypeError),
        (None, TypeError),
    ],
)
def test_birthday_refuses_others(human: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        birthday(human)


def test_birthday_names_the_field() -> None:
    with pytest.raises(TypeError, match="Human.age") as caught:
        birthday({"name": "Jan", "age": 256})
    assert type(caught.value.__cause__) is OverflowError


def test_birthday_at_the_limit() -> None:
    assert birthday({"name": "Jan", "age": 254})["age"] == 255
    with pytest.raises(OverflowError, match="^the age exceeds 255$"):
        birthday({"name": "Jan", "age": 255})
