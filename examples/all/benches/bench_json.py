"""The ways to hand a human over that `src/json.rs` knows, for make_report.py."""

from types import SimpleNamespace
from typing import Any

from my_project import (
    _core,
    pure_python,
)

DICT = {"name": "Jan", "age": 6}
OBJECT = SimpleNamespace(name="Jan", age=6)
JSON = '{"name": "Jan", "age": 6}'

# Each call with its function in Python, in Rust, and the arguments.
CALLS: dict[str, tuple[Any, Any, tuple[Any, ...]]] = {
    "birthday(dict)": (pure_python.birthday, _core.birthday, (DICT,)),
    "birthday(object)": (pure_python.birthday, _core.birthday, (OBJECT,)),
    "human_says_hi(JSON)": (pure_python.human_says_hi, _core.human_says_hi, (JSON,)),
}
