import importlib
import logging
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from my_project import (
    log_different_levels,
    log_example,
)

PACKAGE = "my_project"
EXTENSION = "my_project._core"
LOGGER = "my_project.logging"
ALL_FOUR = [
    (LOGGER, logging.ERROR, "logging an error"),
    (LOGGER, logging.WARNING, "logging a warning"),
    (LOGGER, logging.INFO, "logging an info message"),
    (LOGGER, logging.DEBUG, "logging a debug message"),
]


class Handler(logging.Handler):
    """Counts the messages; raises `error`, if there is one, for each of them."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.error: BaseException | None = None

    def emit(self, record: logging.LogRecord) -> None:
        self.count += 1
        if self.error is not None:
            raise self.error


@pytest.fixture
def handler() -> Iterator[Handler]:
    logger = logging.getLogger(PACKAGE)
    handler = Handler()
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    yield handler
    logger.setLevel(logging.NOTSET)
    logger.removeHandler(handler)


def test_log_example(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    log_example()
    assert caplog.record_tuples == [(LOGGER, logging.INFO, "A log message from Rust!")]


def test_log_different_levels(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    log_different_levels()
    assert caplog.record_tuples == ALL_FOUR


def test_a_record_tells_the_place_in_rust(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    log_different_levels()
    assert {record.filename for record in caplog.records} == {"logging.rs"}
    lines = [record.lineno for record in caplog.records]
    assert lines == sorted(set(lines))


@pytest.mark.parametrize("name", [None, PACKAGE, LOGGER])
def test_a_later_change_of_level_takes_effect(
    name: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    for level, expected in [
        (logging.ERROR, ALL_FOUR[:1]),
        (logging.DEBUG, ALL_FOUR),
        (logging.WARNING, ALL_FOUR[:2]),
        (logging.CRITICAL, []),
        (logging.INFO, ALL_FOUR[:3]),
    ]:
        with caplog.at_level(level, name):
            caplog.clear()
            log_different_levels()
            assert caplog.record_tuples == expected


def test_a_second_import_changes_nothing(
    handler: Handler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, EXTENSION)
    importlib.import_module(EXTENSION)
    log_example()
    assert handler.count == 1


def test_what_a_handler_raises_is_raised(handler: Handler) -> None:
    handler.error = RuntimeError("disk full")
    with pytest.raises(RuntimeError, match="disk full"):
        log_example()
    with pytest.raises(RuntimeError, match="disk full"):
        log_different_levels()
    assert handler.count == 5

    handler.error = None
    log_example()
    assert handler.count == 6


def test_ctrl_c_in_a_handler(handler: Handler) -> None:
    handler.error = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        log_example()


@pytest.mark.parametrize("method", ["isEnabledFor", "handle", "emit"])
def test_python_may_call_back_while_rust_logs(
    method: str, handler: Handler, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = handler if method == "emit" else logging.getLogger(LOGGER)
    original = getattr(owner, method)
    calls = 0

    def log_once_more(argument: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 1:
            log_example()
        return original(argument)

    monkeypatch.setattr(owner, method, log_once_more)
    log_example()
    assert handler.count == 2


def test_threads(handler: Handler) -> None:
    start = threading.Barrier(8)

    def work(_: int) -> None:
        start.wait()
        for _ in range(25):
            log_different_levels()

    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(work, range(8)))
    assert handler.count == 8 * 25 * 4


def test_threads_log_while_others_change_the_configuration(handler: Handler) -> None:
    logger = logging.getLogger(PACKAGE)
    start = threading.Barrier(10)
    done = threading.Event()

    def log() -> None:
        start.wait()
        for _ in range(25):
            log_different_levels()

    def configure() -> None:
        start.wait()
        while not done.is_set():
            another = Handler()
            logger.addHandler(another)
            logger.setLevel(logging.ERROR)
            logger.setLevel(logging.DEBUG)
            logger.removeHandler(another)

    with ThreadPoolExecutor(max_workers=10) as pool:
        configuring = [pool.submit(configure) for _ in range(2)]
        logs = [pool.submit(log) for _ in range(8)]
        wait(logs)
        done.set()
    for task in configuring + logs:
        task.result()
    # Errors are logged at either level.
    assert 8 * 25 <= handler.count <= 8 * 25 * 4


def test_waiting_for_a_handler_lets_other_threads_run(handler: Handler) -> None:
    with ThreadPoolExecutor(max_workers=1) as pool:
        handler.acquire()
        try:
            waiting = pool.submit(log_example)
            assert wait([waiting], timeout=0.1).not_done
        finally:
            handler.release()
        waiting.result(timeout=30)
    assert handler.count == 1
