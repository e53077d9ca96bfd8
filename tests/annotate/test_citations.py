from datetime import date

import pytest

from tests.releases import knowledge, release
from tui.annotate.citations import Citations
from tui.annotate.dates import Dates
from tui.annotate.names import Names
from tui.annotate.page import Page
from tui.annotate.sentences import sentences
from tui.model import Citation

NAMES, DATES, CITATIONS = Names(knowledge()), Dates(knowledge()), Citations(knowledge())


def citations_in(text: str, published: date | None = date(2012, 3, 1)) -> list[Citation]:
    document = release(text, published)
    spans = sentences(document, knowledge())
    page = Page(document)
    return list(CITATIONS.find(page, spans, NAMES.find(document, spans), DATES.find(page)))


def test_a_list_of_titles_carries_its_publisher_over() -> None:
    text = (
        "See Harbour News, “Ships Left …”, 12.2.07; see also,  “More Ships; None Came”, 6.11.07. On 16.12.11 it ended."
    )
    first, second = citations_in(text)
    assert (first.publisher, first.title, first.dates) == ("Harbour News", "Ships Left …", (date(2007, 2, 12),))
    assert (second.publisher, second.title) == ("Harbour News", "More Ships; None Came")
    assert second.dates == (date(2007, 11, 6),)


def test_a_title_can_carry_its_place_and_kind() -> None:
    [found] = citations_in("Europol, The Hague, “Joint action against ships”, (media release), 16.12.11.")
    assert (found.publisher, found.title, found.kind) == ("Europol", "Joint action against ships", "media release")


def test_an_unsettled_date_is_both_days() -> None:
    [found] = citations_in("See Harbour News, “Ships Left Town”, 12.2.07.")
    assert found.dates == (date(2007, 2, 12), date(2007, 12, 2))


@pytest.mark.parametrize(
    ("text", "publisher", "kind", "days"),
    [
        ("It cites the Europol statement made on 16.12.11.", "Europol", "statement", (date(2011, 12, 16),)),
        ("According to a March 14, 2011 NATO press release, it fell.", "NATO", "press release", (date(2011, 3, 14),)),
        ("It rests on NATO's March 14, 2011 press release.", "NATO", "press release", (date(2011, 3, 14),)),
        ("On the same day, the Danube Steel Group issued a press release.", "Danube Steel Group", "press release", ()),
        ("On May 2, 2011 Europol published a short report.", "Europol", "report", (date(2011, 5, 2),)),
        ("According to a Europol report, it fell.", "Europol", "report", ()),
        (
            "In findings published Wednesday in Ships and Harbours, she says so.",
            "Ships and Harbours",
            "findings",
            (date(2012, 2, 29),),
        ),
    ],
)
def test_a_document_named_by_its_kind(text: str, publisher: str, kind: str, days: tuple[date, ...]) -> None:
    [found] = citations_in(text)
    assert (found.publisher, found.kind, found.dates) == (publisher, kind, days)


@pytest.mark.parametrize(
    "text",
    [
        "Europol made the announcement.",
        "They read “a very short title” last month, and “Another title, it is,” today.",
        "The statement was long, and Europol will report.",
        "“A quotation,” said Europol on 16.12.11.",
        "The study focused on ships. In a statement she said no.",
        "This press release is about ships.",
    ],
)
def test_no_reference_without_source_or_date(text: str) -> None:
    assert citations_in(text) == []
