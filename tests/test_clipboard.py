"""What is sent to a terminal's clipboard arrives there, through whatever lies in between."""

from __future__ import annotations

import base64
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.clipboard import LONGEST, SCREEN_PIECE, multiplexer, sequence

XTERM = {"TERM": "xterm-256color"}
TMUX = {"TERM": "screen-256color", "TMUX": "/tmp/tmux-1/default,1,0"}
SCREEN = {"TERM": "screen.xterm-256color", "STY": "1.pts-0"}
PLAIN = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\a")


def received(sent: str) -> str:
    """What a terminal that gets exactly this sequence puts on its clipboard."""
    match = PLAIN.fullmatch(sent)
    assert match is not None
    return base64.b64decode(match[1]).decode()


def passed_on_by_tmux(sent: str) -> str:
    """What tmux hands to the terminal."""
    match = re.fullmatch(r"\x1bPtmux;(.*)\x1b\\", sent, re.DOTALL)
    assert match is not None
    assert "\x1b" not in match[1].replace("\x1b\x1b", "")
    return match[1].replace("\x1b\x1b", "\x1b")


def passed_on_by_screen(sent: str) -> str:
    """What GNU screen hands to the terminal."""
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", sent, re.DOTALL)
    assert "".join(f"\x1bP{piece}\x1b\\" for piece in pieces) == sent
    assert max(map(len, pieces)) <= SCREEN_PIECE
    return "".join(pieces)


def test_the_bytes_for_a_plain_terminal_are_those_of_osc_52() -> None:
    assert sequence("hi", XTERM) == "\x1b]52;c;aGk=\a"


def test_the_bytes_inside_tmux_and_screen_are_in_their_envelopes() -> None:
    assert sequence("hi", TMUX) == "\x1bPtmux;\x1b\x1b]52;c;aGk=\a\x1b\\"
    assert sequence("hi", SCREEN) == "\x1bP\x1b]52;c;aGk=\a\x1b\\"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=800))
def test_what_is_copied_arrives_unchanged(text: str) -> None:
    direct, by_tmux, by_screen = (sequence(text, environ) for environ in (XTERM, TMUX, SCREEN))
    assert direct is not None and by_tmux is not None and by_screen is not None
    assert received(direct) == received(passed_on_by_tmux(by_tmux)) == received(passed_on_by_screen(by_screen)) == text


def test_no_escape_of_the_text_itself_is_ever_sent() -> None:
    sent = sequence("\x1b]0;title\x07\x1b[2J", XTERM)
    assert sent is not None and sent.count("\x1b") == 1


def test_a_lone_surrogate_does_not_break_the_copy() -> None:
    sent = sequence("a\ud800b", XTERM)
    assert sent is not None and received(sent) == "a?b"


@pytest.mark.parametrize("environ", [XTERM, TMUX, SCREEN])
def test_more_than_a_terminal_takes_is_not_sent(environ: dict[str, str]) -> None:
    assert sequence("x" * (LONGEST * 3 // 4 + 3), environ) is None
    assert sequence("x" * (LONGEST * 3 // 4 - 12), environ) is not None


@pytest.mark.parametrize("term", ["", "linux", "dumb", "vt100"])
def test_a_terminal_without_a_clipboard_is_sent_nothing(term: str) -> None:
    assert sequence("hi", {"TERM": term}) is None
    assert sequence("hi", {}) is None


@pytest.mark.parametrize(
    ("environ", "between"),
    [
        (XTERM, ""),
        (TMUX, "tmux"),
        (SCREEN, "screen"),
        ({"TERM": "tmux-256color"}, "tmux"),
        ({"TERM": "screen"}, "screen"),
        ({"TERM": "xterm", "TMUX": "", "STY": ""}, ""),
    ],
)
def test_what_lies_between_is_told_by_the_environment(environ: dict[str, str], between: str) -> None:
    assert multiplexer(environ) == between
