"""Judges names by rules that are not ours: packaging, Python, rustc, cargo, and what a project depends on.

Arguments: a rendered project with every topic, and a file of words to ask rustc and cargo about.
Standard input: a name in JSON on each line. Standard output: for each, what is against it, or null.
For null instead of a name: the words that are worth trying.
"""

import functools
import json
import keyword
import ntpath
import pathlib
import pkgutil
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from typing import Any

import mypy
from packaging.requirements import Requirement
from packaging.utils import InvalidName, canonicalize_name
from stdlib_list import stdlib_list

OLDEST = (3, 10)
# What stands in target/ besides, and what Rust comes with: cargo has an opinion on some.
MORE_WORDS = "bench bin build core deps doc examples incremental lib main package proc_macro release src std test tmp"
# What is reserved for later or once was, with Python's and the devices of Windows, which Rust's reference lists:
# https://doc.rust-lang.org/reference/keywords.html
MORE_WORDS += " abstract alloc async become box const crate do dyn enum extern false fn gen impl let loop macro match mod"
MORE_WORDS += " move mut override priv pub ref self static struct super trait true try type typeof union unsafe unsized use"
MORE_WORDS += " virtual where aux com0 com1 com9 con lpt1 lpt9 nul prn"


def standard_library() -> set[str]:
    """Every module of the oldest supported Python and later ones, by four sources that do not know each other."""
    modules = set(sys.stdlib_module_names) | set(sys.builtin_module_names)
    standard = pathlib.Path(sysconfig.get_path("stdlib"))
    found = pkgutil.iter_modules([str(standard), str(standard / "lib-dynload")])
    modules.update(module.name for module in found)
    for minor in range(OLDEST[1], 15):
        modules.update(module.partition(".")[0] for module in stdlib_list(f"3.{minor}"))
    versions = pathlib.Path(mypy.__file__).parent / "typeshed/stdlib/VERSIONS"
    for line in versions.read_text("utf-8").splitlines():
        module, colon, span = line.partition("#")[0].partition(":")
        last = span.strip().partition("-")[2]
        if colon and (not last or tuple(map(int, last.split("."))) >= OLDEST):
            modules.add(module.partition(".")[0])
    return modules


def crates(project: pathlib.Path) -> set[str]:
    """The crates that the project depends on itself: an `extern crate` can mean one thing only."""
    manifest = tomllib.loads((project / "Cargo.toml").read_text("utf-8"))
    return {*manifest["dependencies"], *manifest["build-dependencies"]}


def packages(project: pathlib.Path) -> set[str]:
    """The distributions of its groups with all they need, and the modules in them."""
    groups = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    listed = [entry for group in groups.values() for entry in group if isinstance(entry, str)]
    waiting = [Requirement(entry).name for entry in listed]
    modules: dict[str, set[str]] = {}
    for module, distributions in packages_distributions().items():
        for distribution in distributions:
            modules.setdefault(canonicalize_name(distribution), set()).add(module)
    # A virtual environment is made with these, setuptools up to Python 3.11.
    found = {"pip", "setuptools", "pkg_resources"}
    seen: set[str] = set()
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name not in seen:
            seen.add(name)
            found |= {name} | modules.get(name, set())
            waiting += needs(name)
    return found


def needs(name: str) -> list[str]:
    try:
        parsed = [Requirement(text) for text in requires(name) or []]
    except PackageNotFoundError:
        # For another Python than this one, so it is not installed here.
        return []
    return [need.name for need in parsed if "extra" not in str(need.marker)]


def refused_by_rustc(words: Iterable[str]) -> set[str]:
    """The keywords, of which the newest edition has all of the older ones."""
    listed = sorted(words)
    probes = "".join(f"probe!({word});\n" for word in listed)
    macro = "macro_rules! probe { ($name:ident) => { mod $name {} } }\n"
    with tempfile.TemporaryDirectory() as folder:
        command = ["rustc", "--edition=2024", "--crate-type=lib", "--emit=metadata", "--error-format=json"]
        run = subprocess.run([*command, "-"], cwd=folder, input=macro + probes, capture_output=True, encoding="utf-8")
    messages = [json.loads(line) for line in run.stderr.splitlines()]
    spans = [message["spans"][0] for message in messages if message["level"] == "error" and message["spans"]]
    return {listed[line_of_probe(span) - 2] for span in spans}


def line_of_probe(span: dict[str, Any]) -> int:
    """The line of the outermost macro call, counted from 1."""
    while span["expansion"]:
        span = span["expansion"]["span"]
    return int(span["line_start"])


def refused_by_cargo(words: Iterable[str]) -> set[str]:
    """Those for which `cargo new` has a warning or an error."""
    refused = set()
    with tempfile.TemporaryDirectory() as folder:
        for word in words:
            command = ["cargo", "new", "--lib", "--vcs=none", "--color=never", f"--name={word}", f"{folder}/{word}"]
            run = subprocess.run(command, capture_output=True, encoding="utf-8")
            if run.returncode or "warning:" in run.stderr:
                refused.add(word)
    return refused


def is_device(name: str) -> bool:
    """Whether Windows takes it for a device; the function moved in Python 3.13."""
    if hasattr(ntpath, "isreserved"):
        return bool(ntpath.isreserved(name))
    return pathlib.PureWindowsPath(name).is_reserved()


def is_distribution(name: str) -> bool:
    # packaging's own pattern lets the Kelvin sign pass for a K.
    try:
        canonicalize_name(name, validate=True)
    except InvalidName:
        return False
    return name.isascii()


def is_package_of_cargo(name: str) -> bool:
    # No dot, for one: https://doc.rust-lang.org/cargo/reference/manifest.html#the-name-field
    return name.replace("-", "_").isidentifier()


Rules = list[tuple[str, Callable[[str, str], bool]]]


def rules(project: pathlib.Path, words: set[str]) -> tuple[Rules, set[str]]:
    """Each reason with its test of the name and the module's name; and every word that was looked at."""
    standard = {module.lower() for module in standard_library()}
    used = {name.lower().replace("-", "_") for name in crates(project) | packages(project)}
    words = {word for word in words | set(keyword.kwlist) | standard | set(MORE_WORDS.split()) if word.isidentifier()}
    rust = refused_by_rustc(words)
    cargo = functools.cache(lambda: refused_by_cargo(sorted(words - rust - standard - used)))
    files = {path.stem for folder in ("tests", "benches") for path in (project / folder).glob("*.py")}
    reasons: Rules = [
        ("packaging", lambda name, module: not is_distribution(name)),
        ("length", lambda name, module: len(name) > 64),
        ("cargo's characters", lambda name, module: not is_package_of_cargo(name)),
        ("an identifier", lambda name, module: not module.isidentifier()),
        ("a keyword of Python", lambda name, module: keyword.iskeyword(module)),
        ("a keyword of Rust", lambda name, module: module in rust),
        ("the standard library", lambda name, module: module in standard),
        ("a dependency", lambda name, module: module in used),
        ("cargo", lambda name, module: module in cargo()),
        ("Windows", lambda name, module: is_device(module)),
        ("a test", lambda name, module: module in files),
    ]
    return reasons, words | used | files


def main() -> None:
    project, words = map(pathlib.Path, sys.argv[1:])
    against, vocabulary = rules(project, set(words.read_text("utf-8").split()))
    for line in sys.stdin:
        name = json.loads(line)
        if name is None:
            print(json.dumps(sorted(vocabulary)))
            continue
        module = name.lower().replace("-", "_")
        print(json.dumps(next((reason for reason, applies in against if applies(name, module)), None)))


if __name__ == "__main__":
    main()
