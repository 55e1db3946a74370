import json
from typing import Any

import pytest

from my_project import (
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
    with pytest.raises(ValueError, match=rf"\b{field}\b.* at line 2 column \d+$"):
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
    with pytest.raises(ValueError):
        human_says_hi(human_data)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("human_data", [None, 6, b"{}", {"name": "Jan", "age": 6}])
def test_takes_a_str_only(human_data: Any) -> None:
    with pytest.raises(TypeError):
        human_says_hi(human_data)
