"""No text, however made, takes the readers of names, dates and quotations long or out of their bounds."""

import time
from datetime import date

import pytest

from tests.releases import GENEROUS, knowledge, release
from tui.annotate.citations import Citations
from tui.annotate.dates import Dates
from tui.annotate.names import Names
from tui.annotate.page import Page
from tui.annotate.quotes import Quotes
from tui.annotate.sentences import sentences

NAMES, DATES, QUOTES, CITATIONS = Names(knowledge()), Dates(knowledge()), Quotes(knowledge()), Citations(knowledge())

PIECES = [
    *"1A (“”‘’\"'.«\x1b\u202e\x00-",
    "A ",
    "A. ",
    "1.2.03",
    "1.2.03 ",
    "May ",
    "May 1 ",
    "last ",
    "two weeks ago ",
    "of the ",
    "European Commission of ",
    "Ministry of ",
    "Operation ",
    "Operation “",
    "Sen. ",
    "Rob ",
    "Act and ",
    "United States of ",
    "said ",
    "“a b c d” ",
    "‘a b c d” ",
    "(ABC) ",
    "report ",
    "Europol report ",
    "“Title, it is”, 1.2.03 ",
    "[/ revised] [link=http://x] [bold] \x1b]52;c;x\x07 ",
    "Tuesday, ",
    "Hurricane Bob ",
    "‘A 1.2.03 ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_a_hundred_kilobytes_of_anything_take_no_time(piece: str) -> None:
    document = release(piece * (100_000 // len(piece)), date(2012, 1, 1))
    began = time.process_time()
    spans = sentences(document, knowledge())
    mentions = NAMES.find(document, spans)
    dates = DATES.find(Page(document))
    quotes = QUOTES.find(document, spans, mentions)
    citations = CITATIONS.find(Page(document), spans, mentions, dates)
    assert time.process_time() - began < GENEROUS
    found = [(each.start, each.end) for each in mentions] + [(each.start, each.end) for each in dates]
    found += [(each.start, each.end) for each in quotes] + [(each.start, each.end) for each in citations]
    assert all(0 <= start < end <= len(document.text) for start, end in found)


def test_a_letter_whose_small_form_is_longer_moves_no_offset() -> None:
    text = "İİİ left on Tuesday, in May 2011 and last week."
    found = DATES.find(Page(release(text, date(2012, 1, 5))))
    assert [text[each.start : each.end] for each in found] == ["Tuesday", "May 2011", "last week"]
