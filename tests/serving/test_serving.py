"""The server of pages: whom it answers, what a page may not do, names in any bytes, and what it refuses at once."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from pathlib import Path

import pytest

pytest.importorskip("textual_serve", reason="the extra “web” is not installed")

import aiohttp

from tests.serving.served import client, server
from tui.commands import main
from tui.commands.serve import reader
from tui.commands.statuses import Status
from tui.resources import bundled
from tui.serving import is_loopback, is_ours

SEEDS = str(bundled("seeds"))
TEXT = "Customs seize cigarettes\n\nOfficers seized {} boxes of cigarettes in Ghent.\n"


async def answered(address: str, **headers: str) -> int:
    async with aiohttp.ClientSession() as session, session.get(address, headers=headers) as answer:
        return answer.status


async def test_only_its_own_pages_are_answered() -> None:
    async with server(SEEDS) as address:
        host = address.split("/")[2]
        port = host.rpartition(":")[2]
        assert await answered(address) == 200
        assert await answered(address, Host=f"localhost:{port}") == 200
        assert await answered(address, Host=f"rebound.example:{port}") == 403
        assert await answered(f"{address}ws", Origin="http://other.example") == 403
        assert await answered(f"{address}ws", Origin=f"http://{host}", Host=f"rebound.example:{port}") == 403
        with pytest.raises(aiohttp.WSServerHandshakeError):
            async with (
                aiohttp.ClientSession(headers={"Origin": "http://127.0.0.1:1"}) as session,
                session.ws_connect(f"{address}ws"),
            ):
                pass


async def test_it_listens_on_this_machine_only_unless_told_otherwise() -> None:
    async with server(SEEDS) as address:
        port = int(address.rpartition(":")[2].rstrip("/"))
        socket.create_connection(("127.0.0.1", port), timeout=10).close()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", port), timeout=10)  # Answered if it listened on every address.


async def test_another_address_is_warned_of() -> None:
    async with server(SEEDS, host="0.0.0.0") as address:
        port = address.rpartition(":")[2].rstrip("/")
        assert await answered(f"http://127.0.0.2:{port}/") == 200
        assert await answered(f"http://127.0.0.2:{port}/ws", Origin="http://other.example") == 403


async def test_a_page_starts_no_other_program(tmp_path: Path) -> None:
    (tmp_path / "release.txt").write_text(TEXT.format(12))
    async with server(str(tmp_path)) as address, client(address) as page:
        await page.see("Officers seized 12")
        for key in ("|", "o", "E"):
            await page.press(key)
        await page.press("/")  # Keys are taken in turn: once this line is there, the others had their effect.
        await page.press("cigarettes")
        await page.see("1 of 2")
        assert "Type a command" not in page.screen.text
        assert "Opening" not in page.screen.text
        await page.press("\r")
        await page.see("F search")
        await page.press("\x10")  # The palette: every command that works, by name.
        await page.see("Search for commands")
        await page.press("source")
        await page.see("No matches found")


async def test_names_of_files_are_never_read_by_the_shell(tmp_path: Path) -> None:
    names = [
        b"$(touch pwned).txt",
        b"; touch pwned;.txt",
        b"'`touch pwned`\".txt",
        b"a\nb.txt",
        b"[bold] revised].txt",
        b"\xff.txt",
    ]
    for number, name in enumerate(names, 12):
        (tmp_path / os.fsdecode(name)).write_text(TEXT.format(number))
    async with server(*map(os.fsdecode, names), folder=tmp_path) as address, client(address) as page:
        await page.see(f"{len(names)} releases")
        await page.press("q")
    assert not (tmp_path / "pwned").exists()


def test_a_path_is_no_option_no_command_and_no_place_of_modules() -> None:
    assert reader(["-r", "facts", "facts/x", "é b"]) == [
        sys.executable, "-P", "-m", "tui", "./-r", "./facts", "facts/x", "é b",
    ]  # fmt: skip


async def test_an_address_that_is_taken_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        words = (sys.executable, "-m", "tui", "serve", SEEDS, "--port", str(taken.getsockname()[1]))
        done = await asyncio.create_subprocess_exec(*words, stderr=asyncio.subprocess.PIPE)
        _, said = await done.communicate()
    assert done.returncode == Status.UNUSABLE
    assert said.startswith(b"presscheck: cannot listen on 127.0.0.1, port ")
    assert said.count(b"\n") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere"], "nowhere: there is no such file"),
        (["-"], "standard input cannot be served"),
        ([SEEDS, "--host", "no.such.host.invalid"], "cannot listen on no.such.host.invalid"),
        ([SEEDS, "--port", "99999"], "a port is a number from 1 to 65535"),
    ],
)
def test_what_cannot_be_served_is_said_at_once(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.environ", dict(os.environ))
    assert main(["serve", *words]) == Status.UNUSABLE
    assert said in capsys.readouterr().err


def test_without_the_extra_it_says_what_to_install(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("textual_serve", "textual_serve.server", "tui.serving"):
        monkeypatch.setitem(sys.modules, name, None)
    assert main(["serve", SEEDS]) == Status.UNUSABLE
    assert 'pip install "presscheck[web]"' in capsys.readouterr().err


def test_what_is_loopback() -> None:
    assert [host for host in ("127.0.0.1", "127.1.2.3", "::1", "localhost") if not is_loopback(host)] == []
    assert [host for host in ("0.0.0.0", "::", "192.168.1.2", "example.org", "") if is_loopback(host)] == []


def test_a_page_of_its_own_is_told_by_address_and_port() -> None:
    names = {"localhost", "::1"}
    assert is_ours("localhost:8000", None, names)
    assert is_ours("[::1]:8000", "http://[::1]:8000", names)
    assert not is_ours("localhost:8000", "http://localhost:8001", names)
    assert not is_ours("localhost:8000", "null", names)
    assert not is_ours("elsewhere:8000", "http://elsewhere:8000", names)
    assert is_ours("elsewhere:8000", "http://elsewhere:8000", set())
