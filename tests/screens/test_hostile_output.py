"""What reaches the terminal of more than two hundred hostile files: what the program itself sends, and letters."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commands.every_command import ENDED
from tests.loader.formats import hostile
from tests.screens.pseudo_terminal import presscheck, sent_by

COLOURS = rb"\x1b\[[\d;]*m"
PLACES = rb"\x1b\[\d+;\d+H"
MODES = rb"\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1049|2004)[hl]"
QUERIES = rb"\x1b\[\?(?:2026|2048)\$p|\x1b\[>25u|\x1b\[<u"
POINTER = rb"\x1b\]22;(?:default|pointer|text|ew-resize)\x07"
"""The shape of the mouse pointer, in which nothing of a document can stand."""

READER = re.compile(b"|".join((COLOURS, PLACES, MODES, QUERIES, POINTER, rb"\r?\n")))
"""All that the reader may send beside letters. Neither erasing nor a title nor the clipboard is among it."""
COMMAND = re.compile(COLOURS + rb"|\r\n")
"""All that a command may send beside letters."""

OBEYED = re.compile("[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal obeys, or what is no text: decoded with "surrogateescape", so that a broken byte is a surrogate."""


ENOUGH = 1500
"""Code points of a hostile string that are written: here it is asked what is sent, not how long that takes."""

ALWAYS = (".txt", ".jsonl")
"""Groups that every run of the tests takes; `make hostile` takes them all, which is several minutes more."""

EACH_GROUP = pytest.mark.parametrize(
    "group", [group if group in ALWAYS else pytest.param(group, marks=pytest.mark.slow) for group in hostile.GROUPS]
)

pytestmark = pytest.mark.timeout(900)
"""Every file is drawn, on machines that do much else besides."""


def obeyed(sent: bytes, allowed: re.Pattern[bytes]) -> list[str]:
    """What a terminal would obey of what was sent, with what stands around it, but for what is allowed."""
    text = allowed.sub(b"", sent).decode("utf-8", "surrogateescape")
    return [text[max(0, each.start() - 30) : each.end() + 30] for each in OBEYED.finditer(text)]


def sent_raw(sent: bytes) -> list[str]:
    """The hostile strings with a control or an override in them that were sent as they stand."""
    dangerous = {name: text for name, text in hostile.STRINGS.items() if OBEYED.search(text)}
    return [name for name, text in dangerous.items() if text.encode("utf-8", "surrogatepass") in sent]


def test_what_a_terminal_would_obey_is_noticed() -> None:
    assert not obeyed("\x1b[1;31mRed\x1b[0m\r\nnaïve …\r\n".encode(), COMMAND)
    for harm in ("\x1b[2J", "\x1b]0;x\x07", "\x1b]8;;http://x\x1b\\", "\x9b2J", "\u202e", "\x07", "\x1b[1;1H", "\t"):
        assert obeyed(f"Ten {harm}arrested".encode(), COMMAND)
    for harm in ("\x1b[2J", "\x1b]52;c;aGk=\x07", "\x1b[6n", "\x1b]22;\x1b[2Jx\x07", "\x1b[?5h", "\x1bc", "\x1b[3J"):
        assert obeyed(f"Ten {harm}arrested".encode(), READER)
    assert obeyed(b"Ten \xff arrested", READER)
    assert sent_raw(hostile.STRINGS["red"].encode()) == ["red"]


@EACH_GROUP
def test_no_command_sends_a_control_of_a_document(tmp_path: Path, group: str) -> None:
    assert list(hostile.write(tmp_path, group, ENOUGH))
    sent = sent_by("tests.commands.every_command", str(tmp_path))
    assert ENDED.encode() in sent, sent[-2000:]
    assert b"Traceback" not in sent
    assert not obeyed(sent, COMMAND)
    assert not sent_raw(sent)


@EACH_GROUP
def test_no_page_facts_or_list_sends_a_control_of_a_document(tmp_path: Path, group: str) -> None:
    assert list(hostile.write(tmp_path, group, ENOUGH))
    it = presscheck(str(tmp_path))
    it.until(lambda: " releases" in it.text() and "read as" in it.text(), "the list with its first release", 300)
    counted = re.search(r"(\d+) releases", it.text())
    assert counted is not None
    for number in range(2, int(counted[1]) + 1):
        before = it.text()
        it.press("J")
        it.until(lambda before=before: it.text() != before, f"release {number}", 100)  # type: ignore[misc]
    it.press("q")
    assert it.ended() == 0
    assert not obeyed(it.raw, READER)
    assert not sent_raw(it.raw)
    it.child.close(force=True)
