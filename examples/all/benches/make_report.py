"""Time the package's Rust functions against the same functions in plain Python.

Compiles with optimisation, times what each `bench_*.py` in this folder lists, prints a
table in Markdown and draws it in `chart.svg`.
"""

import platform
import runpy
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from html import escape
from pathlib import Path
from timeit import Timer
from typing import Any, NamedTuple

BENCHES = Path(__file__).resolve().parent
CHART = BENCHES / "chart.svg"

ROUNDS = 100
SECONDS_PER_ROUND = 0.002

# Each of them can be read on a white and on a black page.
TEXT, PYTHON, RUST = "#7a7a7a", "#4a86c0", "#c8642f"


class Row(NamedTuple):
    """A call, and what it takes in nanoseconds."""

    call: str
    python: float
    rust: float


def build() -> None:
    # A debug build can be slower than Python. This one goes to python/, and Python is
    # told to look there first.
    command = [
        sys.executable,
        "-m",
        "maturin",
        "develop",
        "--release",
        "--skip-install",
    ]
    subprocess.run(command, cwd=BENCHES.parent, check=True)
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
    # Nobody reads what is printed: what counts is the way to the printed text.
    with redirect_stdout(None):
        timers = timer(python, arguments), timer(rust, arguments)
        # In turn, so that what else the machine does hits both; the best round is the
        # one that it disturbed least.
        rounds = [(timers[0](), timers[1]()) for _ in range(ROUNDS)]
    return Row(call, *map(min, zip(*rounds, strict=True)))


def all_calls() -> dict[str, tuple[Any, Any, tuple[Any, ...]]]:
    """Return each call's functions in Python and in Rust, and their arguments."""
    calls: dict[str, tuple[Any, Any, tuple[Any, ...]]] = {}
    for path in sorted(BENCHES.glob("bench_*.py")):
        calls |= runpy.run_path(str(path))["CALLS"]
    return calls


def measure_all() -> list[Row]:
    return [measure(call, *functions) for call, functions in all_calls().items()]


def machine() -> str:
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{platform.machine()}, {platform.system()}, {python}, release build"


def table(rows: list[Row]) -> str:
    lines = ["| call | Python, ns | Rust, ns | ratio |", "| --- | ---: | ---: | ---: |"]
    for call, python, rust in rows:
        ratio = python / rust
        lines.append(f"| `{call}` | {python:,.0f} | {rust:,.0f} | {ratio:.1f}x |")
    return "\n".join(lines)


def chart(rows: list[Row], caption: str) -> str:
    """Draw two bars a call: the slower one at full width, the other in proportion."""
    shapes = ["<title>Time of a call in Python and in Rust</title>"]
    top = 10
    for call, python, rust in rows:
        shapes.append(f'<text x="10" y="{top + 21}">{escape(call)}</text>')
        for y, language, time, color in (
            (top, "Python", python, PYTHON),
            (top + 18, "Rust", rust, RUST),
        ):
            width = round(280 * time / max(python, rust))
            bar = f'x="220" y="{y}" width="{width}" height="15" fill="{color}"'
            label = f"{language} {time:,.0f} ns"
            shapes.append(f"<rect {bar}/>")
            shapes.append(f'<text x="{width + 226}" y="{y + 12}">{label}</text>')
        top += 48
    shapes.append(f'<text x="10" y="{top + 10}">{escape(caption)}</text>')
    size = f'viewBox="0 0 660 {top + 25}"'
    style = f'font-family="sans-serif" font-size="13" fill="{TEXT}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>'
    return "\n".join([svg, *shapes, "</svg>\n"])


def main() -> None:
    build()
    rows = measure_all()
    print(f"\n{machine()}:\n\n{table(rows)}")
    CHART.write_text(chart(rows, machine()), encoding="utf-8")
    print(f"\nThe same as a chart: {CHART}")


if __name__ == "__main__":
    main()
