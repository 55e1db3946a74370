"""These tests fail where the compiled module is missing or older than its source."""

{% if strategy == "separate" -%}
import json
from importlib.metadata import distribution
{% endif -%}
{% if version_in != "" -%}
from importlib.metadata import version
{% endif -%}
from pathlib import Path

import {{ module }} as core
{%- if version_in != "" %}
from {{ version_in }} import __version__
{%- endif %}

ROOT = Path(__file__).parent.parent


def test_the_compiled_module_works() -> None:
    assert core.count_words("one two\nthree") == 3


def test_the_compiled_module_is_newer_than_its_source() -> None:
    built = Path(core.__file__)
{%- if strategy == "separate" %}
    installed = json.loads(distribution("{{ crate_name }}").read_text("direct_url.json") or "{}")
    if not installed.get("dir_info", {}).get("editable"):
{%- else %}
    if ROOT not in built.parents:
{%- endif %}
        return  # A wheel was installed: its build had these sources.
    sources = (ROOT / "{{ sources }}").rglob("*.rs")
    newest = max(path.stat().st_mtime for path in sources)
    assert built.stat().st_mtime >= newest, "build again: pip install -e ."
{%- if version_in != "" %}


def test_the_version_is_the_same_in_both_places() -> None:
    assert __version__ == version("{{ name }}")
{%- endif %}
