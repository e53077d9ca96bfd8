"""No form of output lets a document's text act on a terminal."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tui.commands.output import inert, print_csv, print_jsonl, print_markdown, print_table

HOSTILE = [
    "[/ revised]",
    "[link=http://x]",
    "[bold]",
    "\x1b]52;c;aGk=\x07",
    "\x9b31m",
    "right\u202eto left",
    "two\r\nlines",
    "a|b `c` <d>",
    "\x00",
    "\ud800",
]


def is_safe(text: str) -> bool:
    return not any(
        (character < " " and character != "\n")
        or "\x7f" <= character <= "\x9f"
        or character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"
        for character in text
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_inert_text_is_one_safe_line(text: str) -> None:
    assert is_safe(inert(text))
    assert "\n" not in inert(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_jsonl_is_safe_and_gives_the_text_back(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_jsonl([{"title": text}])
    said = capsys.readouterr().out
    assert is_safe(said)
    assert json.loads(said) == {"title": text}


@pytest.mark.parametrize("text", HOSTILE)
def test_tables_are_safe_and_show_markup_as_it_stands(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["title"], [{"title": text}], heading=text)
    said = capsys.readouterr().out
    assert is_safe(said)
    if text.startswith("["):
        assert said.count(text) == 2


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_is_safe_and_one_row_stays_one_row(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_csv(["title", "value"], [{"title": text, "value": 3}])
    said = capsys.readouterr().out
    assert is_safe(said)
    assert list(csv.reader(io.StringIO(said)))[1][1] == "3"


def test_markdown_is_escaped(capsys: pytest.CaptureFixture[str]) -> None:
    print_markdown(["title"], [{"title": "a|b [link](http://x) `c`"}])
    assert "a\\|b \\[link\\](http://x) \\`c\\`" in capsys.readouterr().out
