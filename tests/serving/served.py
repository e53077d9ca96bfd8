"""A served reader, and the screen that one of its pages is sent."""

from __future__ import annotations

import asyncio
import re
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pyte

COLUMNS, ROWS = 120, 40
PATIENCE = 40.0
"""Seconds after which what should have come will not."""


class Screen:
    """What a terminal shows that was sent some bytes."""

    def __init__(self, columns: int = COLUMNS, rows: int = ROWS) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""

    def feed(self, data: bytes) -> None:
        """Draw what was sent."""
        self.raw += data
        # pyte takes the parameters of "set key encoding" (CSI > … u, CSI = … u) for text attributes.
        self._stream.feed(re.sub(rb"\x1b\[[<>=?][0-9;]*[umqp$]+", b"", data))

    @property
    def text(self) -> str:
        """The screen's lines."""
        return "\n".join(self._screen.display)


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
        self.screen = Screen()
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
