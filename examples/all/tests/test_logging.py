import importlib
import logging
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from my_project import (
    log_different_levels,
    log_example,
)

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
    logger = logging.getLogger(LOGGER)
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


def test_a_later_change_of_level_takes_effect(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger(LOGGER)
    for level, expected in [
        (logging.ERROR, ALL_FOUR[:1]),
        (logging.DEBUG, ALL_FOUR),
        (logging.WARNING, ALL_FOUR[:2]),
        (logging.CRITICAL, []),
        (logging.INFO, ALL_FOUR[:3]),
    ]:
        with caplog.at_level(level, logger.name):
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


def test_threads(handler: Handler) -> None:
    def work(_: int) -> None:
        for _ in range(100):
            log_different_levels()

    with ThreadPoolExecutor(max_workers=8) as pool:
        list(pool.map(work, range(8)))
    assert handler.count == 8 * 100 * 4


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
