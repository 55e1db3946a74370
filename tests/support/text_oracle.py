"""Reads rendered files back, each with the parser of whoever reads it later.

Standard input: on each line, in JSON, {"path", "text", "answers"}. Standard output: for each, what is wrong, or null.
"""

import ast
import json
import sys
import tomllib
from collections.abc import Callable
from typing import Any

import yaml
from markdown_it import MarkdownIt

Answers = dict[str, str]
LICENSES = {"MIT-OR-Apache-2.0": "MIT OR Apache-2.0", "none": None}


def cargo_toml(text: str, answers: Answers) -> tuple[Any, Any]:
    package = tomllib.loads(text)["package"]
    found = [package["name"], package.get("authors", [""]), package.get("license")]
    license = LICENSES.get(answers["license"], answers["license"])
    return found, [answers["project_name"], [answers["author"]], license]


def pyproject_toml(text: str, answers: Answers) -> tuple[Any, Any]:
    project = tomllib.loads(text)["project"]
    found = [project["name"], project.get("description", ""), "authors" in project.get("dynamic", [])]
    expected = [answers["project_name"], answers["description"], answers["author"] != ""]
    source = project.get("urls", {}).get("Source", "")
    return [*found, source], [*expected, answers["repository"]]


def answers_file(text: str, answers: Answers) -> tuple[Any, Any]:
    found = yaml.load(text, Loader=yaml.CSafeLoader)
    return {name: found[name] for name in answers}, answers


def readme(text: str, answers: Answers) -> tuple[Any, Any]:
    """Nothing in the description changes what the rest of the page is."""
    parser = MarkdownIt("commonmark")
    quoted = f"\n> {answers['description']}\n"
    if answers["description"] and quoted not in text:
        return None, quoted
    plain = text.replace(quoted, "\n> plain\n", 1)
    blocks = [[(token.type, token.content) for token in parser.parse(page) if token.level == 0] for page in (text, plain)]
    return blocks[0], blocks[1]


def anything(text: str, answers: Answers) -> tuple[Any, Any]:
    return None, None


READERS: dict[str, Callable[[str, Answers], tuple[Any, Any]]] = {
    "Cargo.toml": cargo_toml,
    "pyproject.toml": pyproject_toml,
    ".copier-answers.yml": answers_file,
    "README.md": readme,
}
PARSERS: dict[str, Callable[[str], Any]] = {
    "py": ast.parse,
    "pyi": ast.parse,
    "toml": tomllib.loads,
    "yaml": yaml.safe_load,
    "yml": yaml.safe_load,
}


def fault(path: str, text: str, answers: Answers) -> str | None:
    try:
        if path not in READERS:
            PARSERS[path.rpartition(".")[2]](text)
        found, wanted = READERS.get(path, anything)(text, answers)
    except (ValueError, SyntaxError, LookupError, yaml.YAMLError) as error:
        return f"{type(error).__name__}: {error}"
    return None if found == wanted else f"{found!r} is not {wanted!r}"


def main() -> None:
    for line in sys.stdin:
        print(json.dumps(fault(**json.loads(line))))


if __name__ == "__main__":
    main()
