"""Time the package's Rust functions against the same functions in plain Python.

Build with `maturin develop --release` first: a debug build can be slower than Python.
Then run `python benches/compare.py`.
"""

from timeit import Timer
from types import ModuleType

from my_project import (
    _core,
    pure_python,
)

REPEATS = 5
STATEMENTS: list[str] = []
DATA: dict[str, object] = {}

# functions
STATEMENTS += ["get_fibonacci(5)", "get_fibonacci(150)"]

# types
DATA["nine"] = list(range(1, 10))
DATA["many"] = list(range(1, 3000))
DATA["text"] = "Here are some additional words for a snake.\nSome words\n" * 1000
STATEMENTS += ["list_sum(nine)", "list_sum(many)", "count_occurences(text, 'words')"]


def nanoseconds(statement: str, module: ModuleType) -> float:
    """Return the time of one call in the best of several runs."""
    timer = Timer(statement, globals={**vars(module), **DATA})
    number, _ = timer.autorange()
    # The best run is the one that other programs disturbed least.
    return min(timer.repeat(REPEATS, number)) / number * 1e9


def main() -> None:
    print(f"{'ns a call':<33}{'Python':>12}{'Rust':>12}{'ratio':>9}")
    for statement in STATEMENTS:
        python = nanoseconds(statement, pure_python)
        rust = nanoseconds(statement, _core)
        print(f"{statement:<33}{python:>12,.0f}{rust:>12,.0f}{python / rust:>8.1f}x")


if __name__ == "__main__":
    main()
