"""Functions of `src/json.rs` beside the same in Python, for make_report.py."""

import json
from typing import Any

from my_project import _core

HUMAN = {"name": "Jan", "age": 6}


def human_says_hi(human_data: str) -> None:
    """Print a human given as JSON: the text first, then what Python read."""
    human = json.loads(human_data)
    name, age = human["name"], human["age"]
    print(human_data)
    print("Now we can work with the struct:")
    print(" Human {", f'    name: "{name}",', f"    age: {age},", "}.", sep="\n")
    print(f" {name} is {age} years old.")


def birthday(human: dict[str, Any]) -> dict[str, Any]:
    """Return a human, one year older, as a new dict."""
    return {"name": human["name"], "age": human["age"] + 1}


# Each call: the function in Python, the one in Rust, and their arguments.
CALLS: dict[str, tuple[Any, Any, tuple[Any, ...]]] = {
    "birthday(dict)": (birthday, _core.birthday, (HUMAN,)),
    "human_says_hi(JSON)": (human_says_hi, _core.human_says_hi, (json.dumps(HUMAN),)),
}
