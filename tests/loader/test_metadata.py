from __future__ import annotations

import pytest

from tests.loader.conftest import Read
from tui.loader.metadata import LONGEST_TITLE, MOST_OF_A_TITLE
from tui.model import Status

BODY = "The agency said on Monday that 12 people had been arrested in three towns near the border."


def publisher(read: Read, text: str) -> tuple[str, str] | None:
    stated = read(text).publisher
    return (stated.value, stated.rule) if stated else None


def test_a_text_without_a_title_is_called_by_its_first_sentence_shortened(read: Read) -> None:
    title = read(f"{BODY[:-1]}, the U.S. Coast Guard and Jane B. Roe of Riga among them. {BODY}").title
    assert title.rule == "first-sentence"
    assert title.value.startswith("The agency said on Monday") and title.value.endswith("…")
    assert len(title.value) <= LONGEST_TITLE


def test_a_text_of_nothing_but_furniture_is_called_by_its_file(read: Read) -> None:
    assert (read("* * *\n").title.value, read("* * *\n").title.rule) == ("release", "file-name")


def test_a_date_in_the_body_is_not_the_date_of_issue(read: Read) -> None:
    assert read(f"Boats found\n\n{BODY}\n\n7 May 2012\n\n{BODY[:-1]} again.").published is None


def test_the_date_of_an_update_gives_way_to_another(read: Read) -> None:
    published = read(f"Boats found\n\nUpdated: 9 May 2012\n\nPublished: 7 May 2012\n\n{BODY}").published
    assert published and published.value.isoformat() == "2012-05-07"


def test_the_date_is_found_in_the_dateline_of_the_first_paragraph(read: Read) -> None:
    release = read(f"Boats found\n\nLONDON, 7 May 2012 – {BODY}")
    assert release.published and release.published.span
    assert release.text[slice(*release.published.span)] == "7 May 2012"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"SEN. ROE BACKS BOATS\n  Sen. Jane B. Roe (D-Maine) said so. {BODY}",
            ("Sen. Jane B. Roe", "title-opens-with-office"),
        ),
        (
            f"BOATS BACKED\n  U.S. Senator Jane Roe today voted for boats. {BODY}",
            ("Sen. Jane Roe", "opens-with-office"),
        ),
        (
            f"SENS. ROE-DOE BILL SAVES BOATS\n  Sens. Jane B. Roe and John Doe today voted for boats. {BODY}",
            ("Sen. Jane B. Roe", "opens-with-office"),
        ),
        (f"Boats\n\nThe Justice Department today announced boats. {BODY}", ("Department of Justice", "announces")),
        (f"Boats\n\nLyon, France\n\nInterpol went. Interpol came. {BODY}", ("Interpol", "seat-in-dateline")),
        (f"Boats\n\n{BODY}\n\nJane Roe of Europol made the announcement.", ("Europol", "officials-announce")),
        (f"Department of Boats\n\nBoats found\n\n{BODY}", ("Department of Boats", "letterhead")),
        (f"Harbour Watch - news from the sea\n\nBoats\n\n{BODY}", ("Harbour Watch", "site-header")),
        (f"Boats\n\n{BODY}\n\n{BODY} More.\n\nSOURCE Boat Corp.", ("Boat Corp.", "wire-source")),
        (f"Boats\n\n{BODY}\n\n{BODY} More.\n\nAbout the Boat Guild\n\n{BODY} So.", ("Boat Guild", "about-section")),
    ],
)
def test_a_publisher_that_says_so_is_found(read: Read, text: str, expected: tuple[str, str]) -> None:
    assert publisher(read, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"Europol finds boats\n\nEuropol found boats. {BODY}",
        f"Boats\n\nLyon, France\n\nInterpol went there once. {BODY}",
        f"Boats\n\nSenator Jane Roe voted for boats yesterday. {BODY}",
        f"Boats\n\nJane Roe of the FBI made the announcement. {BODY}\n\n{BODY} More.",
        f"Boats\n\nEuropol announced today that boats were found. {BODY}",
        f"Boats\n\nDec 19, 2011 08:50 GMT · By\n\nEuropol today announced boats. {BODY}",
    ],
)
def test_being_named_is_not_issuing(read: Read, text: str) -> None:
    assert publisher(read, text) is None


@pytest.mark.parametrize(
    ("text", "status", "rule"),
    [
        (f"Boats\n\nIn 2xx houses of xx towns. {BODY}", Status.DRAFT, "blank-number"),
        (f"Boats\n\nIn [TBC] houses. {BODY}", Status.DRAFT, "bracketed-blank"),
        (f"DRAFT – not for publication\n\nBoats\n\n{BODY}", Status.DRAFT, "draft-not-for-publication"),
        (f"DRAFT\n\nBoats\n\n{BODY}", Status.DRAFT, "draft-line"),
        (f"Boats\n\nBelow is the full text of the agency’s statement. {BODY}", Status.REPORT, "reprint"),
        (f"Boats\n\nIt was the XXX Olympiad. The draft law is new. {BODY}", Status.PUBLISHED, "default"),
        (f"Boats\n\nCall 555-XXX-0000 or xxx-xx-0000 now. {BODY}", Status.PUBLISHED, "default"),
    ],
)
def test_the_status_is_told_with_its_rule(read: Read, text: str, status: Status, rule: str) -> None:
    stated = read(text).status
    assert (stated.value, stated.rule) == (status, rule)


def test_the_same_bytes_have_the_same_id_and_other_bytes_another(read: Read) -> None:
    assert read("Boats\n").id == read("Boats\n").id != read("Boats").id
    assert len(read("Boats\n").id) == 16


def test_a_text_on_one_line_is_no_title_of_its_length(read: Read) -> None:
    release = read("word " * 5000)
    assert release.title.value.endswith("word…")
    assert len(release.title.value) <= MOST_OF_A_TITLE
    assert release.text == "word " * 5000


def test_what_is_stated_as_a_title_is_held_to_the_length_of_titles(read: Read) -> None:
    title = "Boats found in the harbour of the capital " * 40
    assert len(title) > MOST_OF_A_TITLE
    assert title.startswith(read(f"{title}\n\n{BODY}").title.value.rstrip("…"))
