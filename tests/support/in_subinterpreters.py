"""Imports a package in subinterpreters: `python in_subinterpreters.py PACKAGE`.

Each has to answer with an ImportError, and the interpreter that was first must go on working.
"""

import importlib
import os
import sys
from typing import Any

PACKAGE = sys.argv[1]
CODE = f"""
import os
try:
    import {PACKAGE}
    answer = "was imported"
except ImportError as error:
    answer = "ImportError: " + str(error)
os.write(%d, answer.encode())
"""


def answer_of(shares_gil: bool) -> str:
    """Imports the package in a new subinterpreter, and tells what came of it."""
    reader, writer = os.pipe()
    interpreters: Any
    if sys.version_info >= (3, 13):
        interpreters = importlib.import_module("_interpreters")
        number = interpreters.create("legacy" if shares_gil else "isolated")
        failure = interpreters.exec(number, CODE % writer)
        assert failure is None, failure
    else:
        interpreters = importlib.import_module("_xxsubinterpreters")
        number = interpreters.create(isolated=not shares_gil)
        interpreters.run_string(number, CODE % writer)
    interpreters.destroy(number)
    os.close(writer)
    with os.fdopen(reader) as answer:
        return answer.read()


def here() -> str:
    try:
        importlib.import_module(PACKAGE)
    except ImportError as error:
        return f"ImportError: {error}"
    return "was imported"


def main() -> None:
    if os.fork() == 0:
        # A subinterpreter may come first, but then it is the only one.
        assert answer_of(shares_gil=True) == "was imported"
        for answer in (answer_of(shares_gil=True), here()):
            assert answer.startswith("ImportError: "), answer
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.wait()[1]) == 0

    assert here() == "was imported"
    for shares_gil in (True, False) * 2:
        answer = answer_of(shares_gil)
        assert answer.startswith("ImportError: "), answer
    for name in (PACKAGE, f"{PACKAGE}._core"):
        del sys.modules[name]
    assert here() == "was imported"


if __name__ == "__main__":
    main()
