"""Time the package's Rust functions against the same functions in plain Python.

Compiles with optimisation, runs every `bench_*.py` in this folder, prints a table in
Markdown and draws it in `chart.svg`.
"""

import json
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

BENCHES = Path(__file__).resolve().parent
CHART = BENCHES / "chart.svg"

# Each of them can be read on a white and on a black page.
TEXT, PYTHON, RUST = "#7a7a7a", "#4a86c0", "#c8642f"


class Row(NamedTuple):
    """A call, and what it takes in nanoseconds."""

    call: str
    python: float
    rust: float


def run(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", *arguments]
    subprocess.run(command, cwd=BENCHES.parent, check=True)


def measure() -> Any:
    """Return what pytest-benchmark reports."""
    # A debug build can be slower than Python. This one goes to python/, and pytest is
    # told to look there first.
    run("maturin", "develop", "--release", "--skip-install")
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder, "results.json")
        run(
            "pytest",
            "--quiet",
            "--override-ini=pythonpath=python",
            "--benchmark-quiet",
            # In a run as long as this, the time that reading the clock takes is lost.
            "--benchmark-min-time=0.001",
            f"--benchmark-json={results}",
            *sorted(BENCHES.glob("bench_*.py")),
        )
        return json.loads(results.read_text(encoding="utf-8"))


def rows(results: Any) -> list[Row]:
    times: dict[str, dict[str, float]] = {}
    for result in results["benchmarks"]:
        # A name is for instance test_get_fibonacci[5-Rust].
        test, language = result["name"].removesuffix("]").rsplit("-", 1)
        call = test.removeprefix("test_").replace("[", "(") + ")"
        # The best run is the one that other programs disturbed least.
        times.setdefault(call, {})[language] = result["stats"]["min"] * 1e9
    return [Row(call, time["Python"], time["Rust"]) for call, time in times.items()]


def machine(results: Any) -> str:
    info = results["machine_info"]
    processor = info["cpu"].get("brand_raw", info["machine"])
    python = f"{info['python_implementation']} {info['python_version']}"
    return f"{processor}, {info['system']}, {python}, release build"


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
    results = measure()
    caption = machine(results)
    print(f"\n{caption}:\n\n{table(rows(results))}")
    CHART.write_text(chart(rows(results), caption), encoding="utf-8")
    print(f"\nThe same as a chart: {CHART}")


if __name__ == "__main__":
    main()
