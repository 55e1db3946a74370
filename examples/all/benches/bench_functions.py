"""What `src/functions.rs` and `pure_python.py` both have, for make_report.py."""

from typing import Any

from my_project import (
    _core,
    pure_python,
)

# Each call with its function in Python, in Rust, and the arguments.
CALLS: dict[str, tuple[Any, Any, tuple[Any, ...]]] = {
    f"get_fibonacci({number})": (
        pure_python.get_fibonacci,
        _core.get_fibonacci,
        (number,),
    )
    for number in (5, 150)
}
