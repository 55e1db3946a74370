import copy
import json
import pickle
from dataclasses import dataclass
from typing import Any

import pytest

from my_project import (
    Error,
    HumanError,
    birthday,
    human_says_hi,
    pure_python,
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


@dataclass(frozen=True, slots=True)
class Human:
    """Stands for any object with attributes, a pydantic model for one."""

    name: str
    age: int


def test_transcript(capsys: pytest.CaptureFixture[str]) -> None:
    human_says_hi(json.dumps({"name": "Jan", "age": 6}))
    assert capsys.readouterr().out == TRANSCRIPT

    human_says_hi(human_data='{"name": "Jan", "age": 6}')
    assert capsys.readouterr().out == TRANSCRIPT


def test_pure_python_does_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    pure_python.human_says_hi('{"name": "Jan", "age": 6}')
    assert capsys.readouterr().out == TRANSCRIPT
    for human in ({"name": "Jan", "age": 6}, Human("Jan", 6)):
        assert pure_python.birthday(human) == birthday(human)


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
    ("human", "field"),
    [
        ({"name": "Jan", "age": 256}, "age"),
        ({"name": "Jan", "age": -1}, "age"),
        ({"name": "Jan", "age": 10**400}, "age"),
        ({"name": "Jan", "age": 6.5}, "age"),
        ({"name": "Jan", "age": "6"}, "age"),
        ({"name": "Jan", "age": None}, "age"),
        ({"name": "Jan"}, "age"),
        ({"name": 6, "age": 6}, "name"),
        ({"name": ["Jan"], "age": 6}, "name"),
        ({"age": 6}, "name"),
    ],
)
def test_the_error_names_the_field_and_the_place(
    human: dict[str, Any], field: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(HumanError, match=rf"\b{field}\b.* at line 2 column \d+$"):
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
        '["Jan", 6]',
        "{'name': 'Jan', 'age': 6}",
        '{"name": "Jan", "age": 6',
        '{"name": "Jan", "age": 6,}',
        '{"name": "Jan", "age": 6} {}',
        '{"name": "Jan", "age": 6, "age": 7}',
        '{"name": "Jan", "age": NaN}',
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
    # Not a HumanError where the str itself, a lone surrogate, cannot be read.
    with pytest.raises(ValueError):
        human_says_hi(human_data)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("human_data", [None, 6, b"{}", {"name": "Jan", "age": 6}])
def test_takes_a_str_only(human_data: Any) -> None:
    with pytest.raises(TypeError):
        human_says_hi(human_data)


def test_an_error_tells_the_place() -> None:
    with pytest.raises(HumanError) as caught:
        human_says_hi('{"name": "Jan",\n"age": 256}')
    error = caught.value
    assert str(error) == f"age: {error.__cause__}"
    assert type(error.__cause__) is ValueError
    for same in (error, copy.copy(error), pickle.loads(pickle.dumps(error))):
        assert str(same) == str(error)
        assert (same.path, same.line, same.column) == ("age", 2, 10)


def test_an_error_in_no_field_tells_the_place() -> None:
    with pytest.raises(HumanError) as caught:
        human_says_hi('\n ["Jan", 6]')
    error = caught.value
    assert (error.path, error.line, error.column) == (".", 2, 1)


def test_the_error_is_of_the_package_and_a_value_error() -> None:
    assert issubclass(HumanError, Error)
    assert issubclass(HumanError, ValueError)


@pytest.mark.parametrize(
    "human",
    [
        {"name": "Jan", "age": 6},
        {"age": 6, "town": "Utrecht", "name": "Jan"},
    ],
)
def test_birthday_of_a_dict(human: dict[str, Any]) -> None:
    assert birthday(human) == {"name": "Jan", "age": 7}
    assert human["age"] == 6


def test_birthday_of_an_object() -> None:
    assert birthday(human=Human("Jan", 6)) == {"name": "Jan", "age": 7}


def test_round_trip() -> None:
    older = Human(**birthday(birthday(Human("Zoë 🐍", 6))))
    assert older == Human("Zoë 🐍", 8)


@pytest.mark.parametrize(
    ("human", "field", "cause"),
    [
        ({"name": "Jan", "age": 256}, "age", OverflowError),
        (Human("Jan", 256), "age", OverflowError),
        ({"name": "Jan", "age": -1}, "age", OverflowError),
        ({"name": "Jan", "age": "6"}, "age", TypeError),
        ({"name": "Jan", "age": 6.5}, "age", TypeError),
        ({"name": 6, "age": 6}, "name", TypeError),
        ({"name": "\ud800", "age": 6}, "name", UnicodeEncodeError),
        ({"name": "Jan"}, "age", KeyError),
        ({}, "name", KeyError),
        ("Jan", "name", AttributeError),
        (None, "name", AttributeError),
    ],
)
def test_birthday_names_the_field(
    human: Any, field: str, cause: type[Exception]
) -> None:
    with pytest.raises(HumanError, match=f"^{field}: {cause.__name__}: ") as caught:
        birthday(human)
    assert caught.value.path == field
    assert caught.value.line is caught.value.column is None
    assert type(caught.value.__cause__) is cause


def test_birthday_at_the_limit() -> None:
    assert birthday(Human("Jan", 254))["age"] == 255
    with pytest.raises(OverflowError, match="^the age does not fit in 8 bits$"):
        birthday(Human("Jan", 255))


def test_ctrl_c_while_a_human_is_read() -> None:
    class Slow:
        name = "Jan"

        @property
        def age(self) -> int:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        birthday(Slow())
