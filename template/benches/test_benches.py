"""The calls of make_report.py for pytest-benchmark, which saves runs and compares them.

Its clock adds to the time of each call; the report does not have that cost.
"""

from typing import Any

import pytest
from make_report import all_calls

CALLS = all_calls()


@pytest.mark.parametrize("call", CALLS)
def test_both_languages_agree(call: str, capsys: pytest.CaptureFixture[str]) -> None:
    python, rust, arguments = CALLS[call]
    # What is shown can be compared, also where `==` of arrays gives an array.
    expected = repr(python(*arguments)), capsys.readouterr().out
    assert (repr(rust(*arguments)), capsys.readouterr().out) == expected


@pytest.mark.parametrize("language", ["Python", "Rust"])
@pytest.mark.parametrize("call", CALLS)
def test_call(benchmark: Any, call: str, language: str) -> None:
    python, rust, arguments = CALLS[call]
    benchmark.group = call
    benchmark(python if language == "Python" else rust, *arguments)
