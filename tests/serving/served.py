"""A served reader, and the screen that one of its pages is sent."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from tests.drawn import Drawn

COLUMNS, ROWS = 120, 40
PATIENCE = 40.0
"""Seconds after which what should have come will not."""


async def until(condition: Callable[[], bool], what: str, shown: Callable[[], str]) -> None:
    """Wait until a condition holds."""
    loop = asyncio.get_running_loop()
    end = loop.time() + PATIENCE
    while not condition():
        assert loop.time() < end, f"{what} never came:\n{shown()}"
        await asyncio.sleep(0.02)


@asynccontextmanager
async def server(*paths: str, folder: Path | None = None, host: str = "127.0.0.1") -> AsyncIterator[str]:
    """The address of a server of the reader, in a process of its own."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    words = ("-m", "tui", "serve", "--host", host, "--port", str(port), *paths)
    process = await asyncio.create_subprocess_exec(sys.executable, *words, cwd=folder, stderr=asyncio.subprocess.PIPE)
    assert process.stderr
    try:
        said = b""
        while b"reading at" not in said:
            line = await asyncio.wait_for(process.stderr.readline(), PATIENCE)
            assert line, f"the server ended: {said.decode()}"
            said += line
        yield f"http://127.0.0.1:{port}/"
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


class Client:
    """One page's end of the line, without a browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self.screen = Drawn(COLUMNS, ROWS)
        self.reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self._socket:
            if message.type is aiohttp.WSMsgType.BINARY:
                self.screen.feed(message.data)

    async def press(self, keys: str) -> None:
        """Send keys."""
        await self._socket.send_json(["stdin", keys])

    async def see(self, words: str) -> None:
        """Wait until words are on the screen."""
        await until(lambda: words in self.screen.text, words, lambda: self.screen.text)


@asynccontextmanager
async def client(address: str) -> AsyncIterator[Client]:
    """A page without a browser."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{address}ws?width={COLUMNS}&height={ROWS}") as socket,
    ):
        made = Client(socket)
        try:
            yield made
        finally:
            await socket.close()
            await made.reading
