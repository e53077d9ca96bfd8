"""The reader as a page: a web server, every page of which runs a reader of its own (optional package textual-serve).

A page can read what was given and keep notes, nothing else: where the reader's keys come from a page, no other program
can be started (:meth:`tui.screens.taking.TakingScreen.check_action`). What a page needs lies on this server, it fetches
nothing from elsewhere, and no other site's page may speak to it: a WebSocket is open to every page of a browser unless
its server looks at who asks (RFC 6455, section 10.2), and a name can be made to mean this machine (DNS rebinding).
"""

from __future__ import annotations

import logging
import os
import shlex
import sys
from collections.abc import Mapping, Sequence
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler
from textual_serve.server import Server

TERMINAL: Mapping[str, str] = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
"""What a page can show, whatever terminal the server was started in."""

BETWEEN = ("TMUX", "STY")
"""What would say that a multiplexer lies between the reader and a page."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class ReaderServer(Server):
    """Serves a reader.

    Args:
        command: What starts one, word by word; a shell gets it with every word quoted.
        host: The address to listen on.
        port: The port.
    """

    def __init__(self, command: Sequence[str], host: str, port: int) -> None:
        place = Path(__file__).parent
        super().__init__(shlex.join(command), host=host, port=port, title="Presscheck", templates_path=place)
        self._names = {"localhost", "127.0.0.1", "::1", host} if is_loopback(host) else frozenset[str]()

    def initialize_logging(self) -> None:
        """Say what goes wrong, on standard error, and nothing else."""
        logging.basicConfig(level=logging.WARNING, format="presscheck: %(message)s", stream=sys.stderr)

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing yet: it does not listen."""

    def serve(self, debug: bool = False) -> None:
        """Listen until stopped. Raises :class:`OSError` where that cannot be done."""
        self.debug = debug
        self.initialize_logging()
        web.run_app(self._make_app(), host=self.host, port=self.port, print=self._say_where)

    def _say_where(self, _: str) -> None:
        """Say where the page is, now that the server listens."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        print(f"presscheck: reading at http://{host}:{self.port}/ until Ctrl+C", file=sys.stderr, flush=True)

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._refuse_strangers)
        app.on_response_prepare.append(_protect)
        return app

    @web.middleware
    async def _refuse_strangers(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        if not is_ours(request.host, origin, self._names):
            raise web.HTTPForbidden(text="This page is not for other sites.\n")
        return await handler(request)


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine only."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_ours(host: str, origin: str | None, names: frozenset[str] | set[str]) -> bool:
    """Whether a request is made of this server by a page of its own, or by no page at all.

    Args:
        host: The request's ``Host``.
        origin: The request's ``Origin``; a browser sets it for every WebSocket.
        names: What this server may be called; empty where that cannot be known.
    """
    if names and urlsplit(f"//{host}").hostname not in names:
        return False
    return origin is None or urlsplit(origin).netloc == host


def set_terminal(environ: os._Environ[str]) -> None:
    """Let readers started from here draw for a page."""
    environ.update(TERMINAL)
    for name in BETWEEN:
        environ.pop(name, None)


async def _protect(request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)
