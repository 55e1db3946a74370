"""Time the package's Rust functions against the same functions in plain Python.

Compiles with optimisation, times what each `bench_*.py` in this folder lists, and
prints a table in Markdown.
"""

import platform
import runpy
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from timeit import Timer
from typing import Any, NamedTuple

BENCHES = Path(__file__).resolve().parent
ROUNDS = 100
SECONDS_PER_ROUND = 0.002


class Row(NamedTuple):
    """A call, and its times in nanoseconds."""

    call: str
    python: float
    rust: float


def build() -> None:
    # Without optimisation, Rust can be slower than Python. This build goes to python/.
    command = ["-m", "maturin", "develop", "--release", "--skip-install"]
    subprocess.run([sys.executable, *command], cwd=BENCHES.parent, check=True)
    sys.path.insert(0, str(BENCHES.parent / "python"))


def timer(function: Any, arguments: tuple[Any, ...]) -> Callable[[], float]:
    """Return a function that times the call once more, in nanoseconds."""
    names = {f"argument_{index}": value for index, value in enumerate(arguments)}
    call = Timer(
        f"function({', '.join(names)})", globals={"function": function, **names}
    )
    # So many calls that neither the clock nor the start of the loop counts.
    once = max(min(call.repeat(5, 1)), 1e-8)
    number = max(1, round(SECONDS_PER_ROUND / once))
    return lambda: call.timeit(number) / number * 1e9


def measure(call: str, python: Any, rust: Any, arguments: tuple[Any, ...]) -> Row:
    # Nobody reads what is printed; the time counts until it is in `sys.stdout`.
    with redirect_stdout(None):
        timers = timer(python, arguments), timer(rust, arguments)
        # In turn, so that other work of the machine affects both. The best round is the
        # least disturbed one.
        rounds = [(timers[0](), timers[1]()) for _ in range(ROUNDS)]
    return Row(call, *map(min, zip(*rounds, strict=True)))


def all_calls() -> dict[str, tuple[Any, Any, tuple[Any, ...]]]:
    """Return each call's functions in Python and in Rust, and their arguments."""
    calls: dict[str, tuple[Any, Any, tuple[Any, ...]]] = {}
    for path in sorted(BENCHES.glob("bench_*.py")):
        calls |= runpy.run_path(str(path))["CALLS"]
    return calls


def main() -> None:
    build()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    print(f"\n{platform.machine()}, {platform.system()}, {python}, release build:\n")
    print("| call | Python, ns | Rust, ns | ratio |")
    print("| --- | ---: | ---: | ---: |")
    for call, functions in all_calls().items():
        _, of_python, of_rust = measure(call, *functions)
        ratio = of_python / of_rust
        print(f"| `{call}` | {of_python:,.0f} | {of_rust:,.0f} | {ratio:.1f}x |")


if __name__ == "__main__":
    main()
