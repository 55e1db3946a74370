import inspect
import pydoc
import sys
import sysconfig
from importlib import metadata
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Any

import pytest

import my_project as package

EXPORTS: dict[str, Any] = {
    name: value
    for name, value in vars(package).items()
    if callable(value) and not name.startswith("_")
}
MEMBERS: dict[str, Any] = {
    f"{name}.{member}": value
    for name, export in EXPORTS.items()
    if inspect.isclass(export)
    for member, value in vars(export).items()
    if not member.startswith("_")
}


def test_version() -> None:
    assert package.__version__ == metadata.version(package.__name__)


def test_no_old_module_can_be_loaded() -> None:
    folder = Path(package.__file__).parent
    modules = [folder / f"_core{suffix}" for suffix in EXTENSION_SUFFIXES]
    there = [path.name for path in modules if path.exists()]
    # Python loads the first one, which is not always the newest: abi3 changes the name.
    assert len(there) == 1, f"delete {there} in {folder}, and build again"


@pytest.mark.parametrize(("name", "thing"), (EXPORTS | MEMBERS).items())
def test_help(name: str, thing: Any) -> None:
    assert thing.__doc__, f"{name} has no docstring"
    text = pydoc.plain(pydoc.render_doc(thing))
    assert thing.__doc__.splitlines()[0] in text
    # Attributes and exceptions have none, nor have classes that Rust alone makes.
    if getattr(thing, "__text_signature__", None):
        assert name.split(".")[-1] + str(inspect.signature(thing)) in text


def test_free_threaded_python_stays_free_threaded() -> None:
    free_threaded = sysconfig.get_config_var("Py_GIL_DISABLED") == 1
    has_gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    assert has_gil != free_threaded
