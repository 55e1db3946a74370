"""Says how many days the template is behind the newest PyO3, maturin and Python.

freshness.py RESULT FOLDER [SAVED TODAY]

Writes freshness.json, a badge as shields.io reads it, and README.md, a table, into the folder. RESULT is how the job
ended that builds a project with the newest of all: success, failure or another word. The releases are those of
crates.io, PyPI and python.org, or of the files pyo3.json, maturin.json and python.json in the folder SAVED, as they
were on the day TODAY.
"""

import json
import re
import sys
import urllib.request
from datetime import date
from pathlib import Path
from typing import Any

TEMPLATE = Path(__file__).resolve().parent.parent / "template"
SOURCES = {
    "pyo3": "https://crates.io/api/v1/crates/pyo3/versions",
    "maturin": "https://pypi.org/pypi/maturin/json",
    "python": "https://peps.python.org/api/release-cycle.json",
}
# crates.io answers nobody who does not say who asks.
AGENT = {"User-Agent": "create-pyo3 (https://github.com/create-pyo3/create-pyo3)"}

Releases = dict[tuple[int, ...], date]


def number(version: str) -> tuple[int, ...]:
    """Returns 1.2.3 as numbers; () for a version that is not final."""
    return tuple(map(int, version.split("."))) if re.fullmatch(r"\d+(\.\d+)*", version) else ()


def fetch(name: str, saved: Path | None) -> Any:
    if saved is not None:
        return json.loads((saved / f"{name}.json").read_text(encoding="utf-8"))
    request = urllib.request.Request(SOURCES[name], headers=AGENT)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def releases_of_pyo3(answer: Any) -> Releases:
    kept = [it for it in answer["versions"] if not it["yanked"]]
    return {number(it["num"]): date.fromisoformat(it["created_at"][:10]) for it in kept}


def releases_of_maturin(answer: Any) -> Releases:
    files = {version: [it for it in files if not it["yanked"]] for version, files in answer["releases"].items()}
    days = {version: min(it["upload_time"][:10] for it in kept) for version, kept in files.items() if kept}
    return {number(version): date.fromisoformat(day) for version, day in days.items()}


def releases_of_python(answer: Any) -> Releases:
    kept = {it: about for it, about in answer.items() if about["status"] not in ("feature", "prerelease")}
    return {number(version): date.fromisoformat(about["first_release"]) for version, about in kept.items()}


def asked(file: str, pattern: str) -> list[str]:
    """Returns what the template asks for."""
    found = re.findall(pattern, (TEMPLATE / file).read_text(encoding="utf-8"))
    if not found:
        sys.exit(f"template/{file} has nothing like {pattern}")
    return [str(it) for it in found]


def row(name: str, wanted: str, depth: int, releases: Releases, today: date) -> tuple[str, str, str, int]:
    """Returns a row of the table, and the days since a release came out that a new project does not get.

    A new project gets the newest release that has the first `depth` numbers of the one that the template asks for.
    """
    known = {version: day for version, day in releases.items() if version}
    newest = max(known)
    missed = [day for version, day in known.items() if version[:depth] > number(wanted)[:depth]]
    days = (today - min(missed)).days if missed else 0
    return name, wanted, ".".join(map(str, newest)), days


def table(rows: list[tuple[str, str, str, int]], outcome: str, today: date) -> str:
    lines = [f"| {name} | {wanted} | {newest} | {days} |" for name, wanted, newest, days in rows]
    head = ["| | the template asks for | newest | days behind |", "| --- | --- | --- | ---: |"]
    result = f"On {today}, a new project with the newest of all that it depends on {outcome}."
    what = "Days behind: how long ago a release came out that a new project does not get by itself."
    return "\n".join(["# How fresh the template is", "", result, "", *head, *lines, "", what, ""])


def main(result: str, folder: Path, saved: Path | None, today: date) -> None:
    pyo3 = releases_of_pyo3(fetch("pyo3", saved))
    maturin = releases_of_maturin(fetch("maturin", saved))
    python = releases_of_python(fetch("python", saved))
    [wanted_pyo3] = set(asked("Cargo.toml.liquid", r'pyo3 = (?:\{ version = )?"([\d.]+)"'))
    [wanted_maturin] = set(asked("pyproject.toml.liquid", r"maturin>=([\d.]+),"))
    wanted_python = max(asked("pyproject.toml.liquid", r'Python :: (3\.\d+)"'), key=number)
    rows = [
        row("PyO3", wanted_pyo3, 2, pyo3, today),
        row("maturin", wanted_maturin, 1, maturin, today),
        row("Python", wanted_python, 2, python, today),
    ]
    behind = max(days for *_, days in rows)
    outcome = {"success": "works", "failure": "fails"}.get(result, "was not tried")
    color = "red" if result != "success" else "brightgreen" if behind <= 30 else "yellow"
    badge = {
        "schemaVersion": 1,
        "label": "newest PyO3, maturin, Python",
        "message": f"{outcome}, {behind} days behind",
        "color": color,
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "freshness.json").write_text(json.dumps(badge) + "\n", encoding="utf-8")
    (folder / "README.md").write_text(table(rows, outcome, today), encoding="utf-8")


match sys.argv[1:]:
    case [result, folder]:
        main(result, Path(folder), None, date.today())
    case [result, folder, saved, today]:
        main(result, Path(folder), Path(saved), date.fromisoformat(today))
    case _:
        sys.exit(__doc__)
