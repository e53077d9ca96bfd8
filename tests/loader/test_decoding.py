from __future__ import annotations

import pytest

from tui.errors import UnreadableError
from tui.loader.decoding import decoded

PRESS = "Press release: “Zoë’s 7 boats”\r\nsailed – for €5."


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PRESS.encode("utf-8"), "UTF-8"),
        (PRESS.encode("utf-8-sig"), "UTF-8"),
        (b"\xff\xfe" + PRESS.encode("utf-16-le"), "UTF-16"),
        (b"\xfe\xff" + PRESS.encode("utf-16-be"), "UTF-16"),
        (PRESS.encode("utf-16-le"), "UTF-16"),
        (PRESS.encode("utf-16-be"), "UTF-16"),
        (b"\xff\xfe\x00\x00" + PRESS.encode("utf-32-le"), "UTF-32"),
        (PRESS.encode("cp1252"), "Windows-1252"),
    ],
)
def test_an_encoding_is_recognised_and_named_and_line_ends_stay(data: bytes, name: str) -> None:
    assert decoded(data) == (PRESS, name)


def test_a_byte_that_windows_1252_does_not_define_is_lost_and_said_to_be() -> None:
    assert decoded(b"Caf\xe9 \x81 bar") == ("Café \ufffd bar", "Windows-1252, damaged")


def test_one_bad_byte_does_not_turn_utf_8_into_windows_1252() -> None:
    text, name = decoded("“Zoë’s” boats ".encode() + b"\xff" + b" sailed")
    assert (text, name) == ("“Zoë’s” boats \ufffd sailed", "UTF-8, damaged")


def test_utf_16_cut_in_the_middle_of_a_character_is_read_as_far_as_it_goes() -> None:
    text, name = decoded(b"\xff\xfe" + "boats".encode("utf-16-le")[:-1])
    assert (text[:4], name) == ("boat", "UTF-16, damaged")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"Press\x00release", "NUL"),
        (bytes(range(1, 32)) * 40, "control bytes"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04...", "ZIP"),
        (rb"{\rtf1 Press}", "RTF"),
    ],
)
def test_what_is_not_text_is_refused_with_what_it_is(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        decoded(data)


def test_a_terminal_escape_does_not_make_a_text_binary() -> None:
    assert decoded(b"\x1b]52;c;aGk=\x07 and the release goes on")[1] == "UTF-8"
