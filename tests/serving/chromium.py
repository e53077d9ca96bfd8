"""Headless Chromium, by its DevTools protocol: https://chromedevtools.github.io/devtools-protocol/."""

from __future__ import annotations

import asyncio
import base64
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import cast

import aiohttp

from tests.drawn import Drawn
from tests.serving.served import PATIENCE, until

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
    "--remote-debugging-port=0", "--window-size=1280,800",
)  # fmt: skip

KEYS = {
    "Enter": (13, "\r"),
    "Escape": (27, ""),
    "Backspace": (8, ""),
}
"""Keys that are no letters: Windows' virtual key code, which the protocol wants, and the text they give."""

Answer = Mapping[str, object]


def program() -> str | None:
    """The browser, if it is installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Page:
    """A page in the browser.

    Attributes:
        screen: What a terminal would show of what the page's WebSocket was sent.
        asked: Every address the page asked for.
        complaints: What its console was told of errors.
    """

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._waiting: dict[int, asyncio.Future[Answer]] = {}
        self.screen: Drawn | None = None
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self._socket:
            said = message.json()
            if future := self._waiting.pop(said.get("id", 0), None):
                future.set_result(said.get("result", {}) or said)
            elif said.get("method") == "Network.webSocketFrameReceived":
                frame = said["params"]["response"]
                if frame["opcode"] == 2 and self.screen:
                    self.screen.feed(base64.b64decode(frame["payloadData"]))
            elif said.get("method") == "Network.requestWillBeSent":
                self.asked.append(said["params"]["request"]["url"])
            elif said.get("method") == "Network.webSocketCreated":
                url = said["params"]["url"]
                self.asked.append(url)
                size = dict(part.split("=") for part in url.partition("?")[2].split("&"))
                self.screen = Drawn(int(size["width"]), int(size["height"]))
            elif said.get("method") == "Log.entryAdded" and said["params"]["entry"]["level"] == "error":
                self.complaints.append(said["params"]["entry"]["text"])

    async def call(self, method: str, **parameters: object) -> Answer:
        """Call the browser."""
        number = next(self._numbers)
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        return await asyncio.wait_for(answer, PATIENCE)

    async def open(self, address: str) -> None:
        """Go to an address."""
        for domain in ("Page", "Network", "Runtime", "Log"):
            await self.call(f"{domain}.enable")
        await self.call("Page.navigate", url=address)

    async def press(self, *keys: str) -> None:
        """Press keys one after the other; a string that names no key is typed letter by letter."""
        for key in keys:
            for each in [key] if key in KEYS else key:
                code, text = KEYS.get(each, (0, each))
                pressed = {"key": each, "windowsVirtualKeyCode": code, **({"text": text} if text else {})}
                await self.call("Input.dispatchKeyEvent", type="keyDown", **pressed)
                await self.call("Input.dispatchKeyEvent", type="keyUp", key=each, windowsVirtualKeyCode=code)

    async def see(self, words: str) -> None:
        """Wait until words are on the terminal's screen."""
        await until(lambda: words in self.text(), words, self.text)

    def text(self) -> str:
        """What is on the terminal's screen."""
        return self.screen.text if self.screen else "no terminal"

    async def value(self, expression: str) -> object:
        """What an expression of JavaScript gives."""
        answer = await self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        return cast(Mapping[str, object], answer["result"]).get("value")

    async def holds(self, expression: str) -> None:
        """Wait until an expression of JavaScript is true, which is asked anew at every frame."""
        await self.value(
            f"new Promise(done => {{ const ask = () => {expression} ? done() : requestAnimationFrame(ask); ask() }})"
        )

    async def picture(self) -> bytes:
        """A picture of the page, as PNG."""
        return base64.b64decode(str((await self.call("Page.captureScreenshot"))["data"]))

    async def printed(self) -> bytes:
        """The page printed, as PDF."""
        return base64.b64decode(str((await self.call("Page.printToPDF"))["data"]))


@asynccontextmanager
async def page(profile: Path) -> AsyncIterator[Page]:
    """An empty page in a browser of its own. ``profile`` is an empty folder for what the browser keeps."""
    chromium = program()
    assert chromium
    process = await asyncio.create_subprocess_exec(
        chromium, *FLAGS, f"--user-data-dir={profile}", "about:blank",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        port = profile / "DevToolsActivePort"
        await until(lambda: port.exists() and "\n" in port.read_text(), "the browser", lambda: "")
        where = f"http://127.0.0.1:{port.read_text().splitlines()[0]}/json/list"
        async with aiohttp.ClientSession() as session:
            async with session.get(where) as answer:
                targets = await answer.json()
            (line,) = (each["webSocketDebuggerUrl"] for each in targets if each["type"] == "page")
            async with session.ws_connect(line, max_msg_size=0) as socket:
                opened = Page(socket)
                try:
                    yield opened
                finally:
                    await socket.close()
                    await opened.reading
    finally:
        process.terminate()
        await process.wait()
