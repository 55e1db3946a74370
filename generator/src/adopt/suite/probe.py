"""A plugin of pytest: notes how the tests ended, and whether they can import the compiled module."""

import importlib
import json
import os
from pathlib import Path

passed: set[str] = set()
failed: set[str] = set()


def pytest_collectreport(report):
    if report.failed:
        failed.add(report.nodeid)


def pytest_runtest_logreport(report):
    if report.failed:
        failed.add(report.nodeid)
    elif report.passed and report.when == "call":
        passed.add(report.nodeid)


def pytest_sessionfinish(session):
    if hasattr(session.config, "workerinput"):
        return  # One of the processes of pytest-xdist: the first one hears of all tests.
    outcome = {"passed": len(passed - failed), "failed": sorted(failed)}
    name = os.environ["CREATE_PYO3_MODULE"]
    try:
        outcome["module"] = importlib.import_module(name).__file__ if name else None
    except Exception as error:
        outcome["missing"] = str(error)
    Path(__file__).with_name("outcome.json").write_text(json.dumps(outcome), encoding="utf-8")
