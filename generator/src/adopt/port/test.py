"""The port of {{ module }}.{{ name }} does what the Python function does.

To put the port to use, write this at the end of {{ module }}. Where nothing is compiled, the Python function
serves:

{{ wiring }}
"""

import sys
from importlib import import_module
from importlib.util import find_spec, module_from_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

import {{ core }} as core

module = import_module("{{ module }}")
is_wired = hasattr(module, "_{{ name }}_py")
in_python = getattr(module, "_{{ name }}_py", module.{{ name }})

# Also lone surrogates, for which an argument of type &str raises UnicodeEncodeError. If your callers have
# none, take st.text() alone.
TEXT = st.text() | st.text(st.sampled_from("a\ud800\udfff"))
{%- if "INT" in given %}

# Many functions take long for a large int. If yours does not, try all that an i64 holds:
# st.integers(-(2**63), 2**63 - 1).
INT = st.integers(-1000, 1000)
{%- endif %}


def outcome(call):
    """What comes back or is raised; NaN is the same as NaN."""
    try:
        return repr(call())
    except Exception as error:
        return type(error)


@given(
{{ given }})
def compare({{ names }}):
    found = outcome(lambda: core.{{ name }}({{ call }}))
    assert found == outcome(lambda: in_python({{ call }}))


def test_the_port_does_the_same():
    try:
        compare()
    except BaseException as error:
        if "not yet implemented" in str(error):  # What todo!() says.
            pytest.xfail("the port is not written yet")
        raise


@pytest.mark.skipif(not is_wired, reason="the port is not put to use yet")
def test_the_port_is_used():
    assert module.{{ name }} is core.{{ name }}


@pytest.mark.skipif(not is_wired, reason="the port is not put to use yet")
def test_the_python_function_serves_where_nothing_is_compiled(monkeypatch):
    monkeypatch.setitem(sys.modules, "{{ core }}", None)
    spec = find_spec("{{ module }}")
    uncompiled = module_from_spec(spec)
    spec.loader.exec_module(uncompiled)
    assert uncompiled.{{ name }} is uncompiled._{{ name }}_py
