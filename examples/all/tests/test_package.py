import ast
import doctest
import inspect
import sys
import sysconfig
from collections.abc import Iterator
from importlib import metadata
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Any

import pytest

import my_project as package
from my_project import _core

# What users see of the compiled module: functions, classes and their members.
PUBLIC: dict[str, Any] = {
    name: value for name, value in vars(_core).items() if not name.startswith("_")
}
for owner, cls in list(PUBLIC.items()):
    if inspect.isclass(cls):
        for member, value in vars(cls).items():
            # The values of an enum are objects of its class.
            if not member.startswith("_") and not isinstance(value, cls):
                PUBLIC[f"{owner}.{member}"] = value


def docstrings(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the names and docstrings in a stub; that of an attribute is below it."""
    for node, below in zip(body, [*body[1:], ast.Pass()], strict=True):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield prefix + node.name, ast.get_docstring(node)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            docstring = ast.get_docstring(ast.Module([below], []))
            yield prefix + node.target.id, docstring
        if isinstance(node, ast.ClassDef):
            yield from docstrings(node.body, f"{node.name}.")


def test_version() -> None:
    assert package.__version__ == metadata.version(package.__name__)


def test_no_old_module_can_be_loaded() -> None:
    folder = Path(package.__file__).parent
    modules = [folder / f"_core{suffix}" for suffix in EXTENSION_SUFFIXES]
    there = [path.name for path in modules if path.exists()]
    # Python loads the first one, which is not always the newest: abi3 changes the name.
    assert len(there) == 1, f"delete {there} in {folder}, and build again"


def test_editors_show_the_docstrings_of_the_rust_code() -> None:
    stub = Path(package.__file__).with_name("_core.pyi").read_text(encoding="utf-8")
    shown = dict(docstrings(ast.parse(stub).body))
    for name, value in PUBLIC.items():
        assert value.__doc__, f"{name} has no docstring"
        # stubtest names what the stub lacks.
        if name in shown:
            assert shown[name] == inspect.cleandoc(value.__doc__), f"_core.pyi: {name}"


@pytest.mark.parametrize("name", PUBLIC)
def test_the_examples_in_docstrings_are_true(name: str) -> None:
    parse = doctest.DocTestParser().get_doctest
    examples = parse(PUBLIC[name].__doc__, dict(PUBLIC), name, None, None)
    assert doctest.DocTestRunner().run(examples).failed == 0


def test_free_threaded_python_stays_free_threaded() -> None:
    free_threaded = sysconfig.get_config_var("Py_GIL_DISABLED") == 1
    has_gil = getattr(sys, "_is_gil_enabled", lambda: True)()
    assert has_gil != free_threaded
