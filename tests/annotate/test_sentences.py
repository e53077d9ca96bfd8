from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.releases import knowledge, release
from tui.annotate.sentences import sentences
from tui.model import BlockKind


def split(text: str) -> list[str]:
    """The sentences of one text."""
    return [text[start:end] for start, end in sentences(release(text), knowledge())]


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Ada Byron met Gov. Smith of St. Louis in the U.S. Senate on Dec. 3, 2007.",
        "The company Danube Ltd. (DLT) bought Elbe Kft. (HDT Limited).",
        "Grants went to Surry (Surry Co.) $100,800 and to Bedford Co. $9,000.",
        "It was introduced by Dianne Feinstein (D-Calif.) and John Q. Public Jr. of Utah.",
        "The price rose 3.5 percent to $1.25 at 9 a.m. Tuesday.",
        "“We will act,” she said, “and soon … very soon.”",
        '"Why now?" asked the minister.',
        '"Are we ready?" Smith said.',
        "“Operation Dawn; First Arrests …”, 6.11.07",
        "The list is closed; no name was added.",
        "See resolution No. 1430/2019 and pp. 12 of it.",
        "1. The first point",
        "Some shop at Amazon.Com today.",
        "She works for Yahoo! in Rome.",
        "It uses ASP.NET and e.g. XML.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "It ended.|Nobody came.",
        "It was heard in the campaigns.|Assistant Attorney General Doe spoke.",
        "They worked for the U.S.|The talks failed.",
        "She joined Acme Inc.|In May she left.",
        "“We will act.”|She left.",
        "He said ‘no.’|“Never,” he said.",
        "This was in 2007.|The rest is known.",
        "This was in 2007.|2008 was worse.",
        "Is it over?|It is!|Good.",
        "He waited …|Then he left.",
        "We are done.[2]|Others are not.",
        "It was sold (see below.)|The price is not known.",
        "Customs and Enforcement (ICE).|None was found.",
        "He lost a leg.|„Ich auch“, said another.",
    ],
)
def test_two_sentences_are_parted(text: str) -> None:
    parts = text.split("|")
    lost_space = "campaigns" in text or "(ICE)" in text
    assert split(("" if lost_space else " ").join(parts)) == parts


def test_a_hard_line_break_is_white_space() -> None:
    assert split("One line\nruns on. The next\n  too.") == ["One line\nruns on.", "The next\n  too."]


def test_no_sentence_crosses_a_block() -> None:
    assert split("A headline without stop\n\nIts text.") == ["A headline without stop", "Its text."]


def test_furniture_has_no_sentence_but_a_caption_has() -> None:
    document = release("Menu.\n\nA photo.", kinds={0: BlockKind.FURNITURE, 1: BlockKind.CAPTION})
    assert [document.text[start:end] for start, end in sentences(document, knowledge())] == ["A photo."]


@settings(max_examples=60)
@given(st.text(alphabet='aB.!? \n"”’)(1…', max_size=80))
def test_sentences_cover_every_letter_once_and_in_order(text: str) -> None:
    document = release(text)
    spans = sentences(document, knowledge())
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
