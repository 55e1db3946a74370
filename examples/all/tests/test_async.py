import asyncio
import socket
import subprocess
import sys
import threading
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from my_project import (
    delayed,
    first_line,
)

LOCALHOST = "127.0.0.1"


def run(call: Callable[[], Awaitable[Any]]) -> Any:
    """Await what the call returns, in a new event loop."""

    async def main() -> Any:
        return await call()

    return asyncio.run(main())


def test_delayed_gives_the_value() -> None:
    value = object()
    started = time.monotonic()
    assert run(lambda: delayed(value, 0.05)) is value
    assert time.monotonic() - started >= 0.05
    assert run(lambda: delayed(value=None, seconds=0)) is None


def test_many_wait_at_the_same_time() -> None:
    async def gather() -> list[int]:
        return await asyncio.gather(*(delayed(number, 0.1) for number in range(200)))

    started = time.monotonic()
    assert run(gather) == list(range(200))
    assert time.monotonic() - started < 10


def test_each_thread_may_have_its_own_event_loop() -> None:
    results: list[int] = []

    def work(number: int) -> None:
        results.append(run(lambda: delayed(number, 0.01)))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == list(range(8))


BAD_SECONDS: list[tuple[Any, type[Exception]]] = [
    (float("nan"), ValueError),
    (float("inf"), ValueError),
    (-0.5, ValueError),
    (1e300, ValueError),
    (10**400, OverflowError),
    ("1", TypeError),
    (None, TypeError),
]


@pytest.mark.parametrize(("seconds", "error"), BAD_SECONDS)
def test_bad_seconds(seconds: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        run(lambda: delayed("never", seconds))
    with pytest.raises(error):
        run(lambda: first_line(LOCALHOST, 1, seconds=seconds))


def test_without_an_event_loop() -> None:
    with pytest.raises(RuntimeError, match="no running event loop"):
        delayed("never", 1)
    with pytest.raises(RuntimeError, match="no running event loop"):
        first_line(LOCALHOST, 1)


def test_a_timeout_of_python_cancels() -> None:
    started = time.monotonic()
    with pytest.raises(asyncio.TimeoutError):
        run(lambda: asyncio.wait_for(delayed("never", 600), 0.05))
    assert time.monotonic() - started < 60


def test_cancel() -> None:
    async def cancel() -> None:
        awaitable = delayed("never", 600)
        awaitable.cancel()
        with pytest.raises(asyncio.CancelledError):
            await awaitable

    run(cancel)


class Server:
    """Sends an answer to whoever connects; then waits until the other side hangs up."""

    def __init__(self, answer: bytes) -> None:
        self.answer = answer
        self.port = 0
        self.is_left = asyncio.Event()

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        writer.write(self.answer)
        await writer.drain()
        try:
            await reader.read()
        except ConnectionError:
            pass
        writer.close()
        self.is_left.set()


@asynccontextmanager
async def running(server: Server) -> AsyncGenerator[Server]:
    async with await asyncio.start_server(server.serve, LOCALHOST) as listener:
        server.port = listener.sockets[0].getsockname()[1]
        yield server


async def answer_to(answer: bytes) -> str:
    async with running(Server(answer)) as server:
        line = await first_line(host="localhost", port=server.port, seconds=60)
        await server.is_left.wait()
        return line


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (b"220 ready\r\nmore\r\n", "220 ready\r\n"),
        ("grüezi 🐍\n".encode(), "grüezi 🐍\n"),
        (b"x" * 5000, "x" * 1000),
    ],
)
def test_first_line(answer: bytes, line: str) -> None:
    assert run(lambda: answer_to(answer)) == line


def test_a_line_that_is_no_text_raises() -> None:
    with pytest.raises(OSError, match="utf-8"):
        run(lambda: answer_to(b"\xff\xfe\n"))


def test_errors_of_the_system_cross() -> None:
    with socket.create_server((LOCALHOST, 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(ConnectionRefusedError):
        run(lambda: first_line(LOCALHOST, port, seconds=60))
    with pytest.raises(OSError):
        run(lambda: first_line("no host has\0this name", 1, seconds=60))


def test_a_timeout_of_rust_closes_the_connection() -> None:
    async def wait() -> None:
        async with running(Server(b"no line")) as server:
            with pytest.raises(TimeoutError, match="^the server sent no line in time$"):
                await first_line(LOCALHOST, server.port, seconds=0.1)
            await asyncio.wait_for(server.is_left.wait(), 60)

    run(wait)


def test_cancel_closes_the_connection() -> None:
    async def wait() -> None:
        async with running(Server(b"no line")) as server:
            line = first_line(LOCALHOST, server.port, seconds=600)
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(line, 0.1)
            await asyncio.wait_for(server.is_left.wait(), 60)

    run(wait)


@pytest.mark.parametrize(
    ("host", "port", "error"),
    [
        (LOCALHOST, 65536, OverflowError),
        (LOCALHOST, -1, OverflowError),
        (LOCALHOST, "80", TypeError),
        (None, 80, TypeError),
        ("\ud800", 80, UnicodeEncodeError),
    ],
)
def test_first_line_refuses_others(
    host: Any, port: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        run(lambda: first_line(host, port))


# Each of them ends while something is not finished.
ENDINGS = {
    "cancelled": "await asyncio.wait_for(delayed(1, 600), 0.01)",
    "never awaited": "delayed(1, 600)",
    "finished at the end": "for ms in range(50): delayed(1, ms / 1000)",
    "left in a task": "asyncio.ensure_future(delayed(1, 600))",
    "sys.exit": "delayed(1, 0.01); sys.exit(0)",
}

SCRIPT = """
import asyncio, contextlib, sys
from my_project import delayed

async def main():
    with contextlib.suppress(asyncio.TimeoutError):
        {}

asyncio.run(main())
"""


@pytest.mark.parametrize("ending", ENDINGS)
def test_python_ends_at_once(ending: str) -> None:
    script = SCRIPT.format(ENDINGS[ending])
    for _ in range(3):
        ended = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, timeout=60, text=True
        )
        assert ended.returncode == 0, ended.stderr
        assert "panic" not in ended.stderr
        assert "Fatal" not in ended.stderr
