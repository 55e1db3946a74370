"""The port of {{ module }}.{{ name }} does what the Python function does.

The first test expects a failure until the port is written: take its mark away then. An int is tried up
to 64 bits, where i64 ends.
"""

from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

import {{ core }} as core

module = import_module("{{ module }}")
in_python = getattr(module, "_{{ name }}_py", module.{{ name }})

# Also lone surrogates, for which an argument of type &str raises UnicodeEncodeError. If your callers have
# none, take st.text() alone.
TEXT = st.text() | st.text(st.sampled_from("a\ud800\udfff"))


def outcome(call):
    """What comes back or is raised; NaN is the same as NaN."""
    try:
        return repr(call())
    except Exception as error:
        return type(error)


@pytest.mark.xfail(strict=True, reason="the port is not written yet")
@given(
{{ given }})
def test_the_port_does_the_same({{ names }}):
    expected = outcome(lambda: in_python({{ call }}))
    assert outcome(lambda: core.{{ name }}({{ call }})) == expected


def test_the_port_is_used_once_it_is_wired():
    if hasattr(module, "_{{ name }}_py"):
        assert module.{{ name }} is core.{{ name }}
