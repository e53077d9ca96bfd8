from __future__ import annotations

import re

import pytest

from tests.loader.conftest import Read
from tui.knowledge import Knowledge
from tui.model import BlockKind

BODY = "The agency said on Monday that 12 people had been arrested in three towns near the border.\n"
MORE = "Officers also searched 14 houses and took away computers, telephones and a small boat.\n"


def kinds(read: Read, text: str) -> list[tuple[str, str]]:
    """Each block's kind and text, white space made single spaces."""
    release = read(text)
    return [(block.kind, " ".join(release.text[block.start : block.end].split())) for block in release.blocks]


def test_the_first_line_is_the_title_and_the_next_short_one_the_subtitle(read: Read) -> None:
    found = kinds(read, f"Twelve arrested\n\nBoats seized in Riga\n\n{BODY}\n{MORE}")
    assert [kind for kind, _ in found] == ["title", "subtitle", "paragraph", "paragraph"]


def test_a_title_runs_on_over_a_blank_line_when_it_goes_on_in_small_letters(read: Read) -> None:
    assert kinds(read, f"Twelve people arrested\n\nin three towns\n\n{BODY}")[0] == (
        "title",
        "Twelve people arrested in three towns",
    )


def test_a_title_in_capitals_runs_on_over_lines_that_touch(read: Read) -> None:
    assert (
        kinds(read, f"TWELVE PEOPLE ARRESTED\nIN THREE TOWNS\n{BODY}")[0][1] == "TWELVE PEOPLE ARRESTED IN THREE TOWNS"
    )


def test_hard_wrapped_lines_are_one_paragraph_and_a_short_full_stop_ends_it(read: Read) -> None:
    wrapped = (
        "Boats found\n\n"
        "The agency said on Monday that twelve people had been arrested in three\n"
        "towns near the border, where officers had been looking for stolen boats\n"
        "since the spring of last year and found four.\n"
        "Officers also searched fourteen houses in those towns and took away some\n"
        "computers, telephones and a small boat that had been painted blue.\n"
    )
    assert [len(text.split()) for kind, text in kinds(read, wrapped) if kind == "paragraph"] == [34, 23]


def test_in_a_document_that_is_not_wrapped_every_line_is_a_paragraph(read: Read) -> None:
    found = kinds(read, f"BOATS FOUND\n  {BODY}   {MORE}   {BODY.replace('12', '13')}")
    assert [kind for kind, _ in found] == ["title", "paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize("mark", ["*", "•", "-", "–", "1.", "(a)", "2)"])
def test_a_list_item_keeps_its_mark(read: Read, mark: str) -> None:
    release = read(f"Boats\n\n{BODY}\n{mark} Riga, $500\n{mark} Tallinn, $700\n")
    items = [block for block in release.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [block.marker for block in items] == [mark, mark]


def test_a_star_that_is_referred_to_above_opens_a_footnote_and_not_a_list(read: Read) -> None:
    found = kinds(
        read, "Boats\n\nOfficers went to four towns* and found boats** there on Monday.\n\n* Riga\n\n** Old\n"
    )
    assert [kind for kind, _ in found] == ["title", "paragraph", "footnote", "footnote"]


def test_a_picture_file_name_is_cut_from_the_text_it_is_glued_to(read: Read) -> None:
    found = kinds(read, f"Boats\n\nblue-boat_2.jpg{BODY}\nlogo.PNG\n")
    assert found[1:] == [
        ("furniture", "blue-boat_2.jpg"),
        ("paragraph", BODY.strip()),
        ("furniture", "logo.PNG"),
    ]


def test_a_line_with_the_words_of_a_picture_file_name_is_its_caption(read: Read) -> None:
    found = kinds(read, f"Boats\n\npolice-boat.jpg{BODY}\n{MORE}\nThe police and a boat; Riga\n")
    assert found[-1] == ("caption", "The police and a boat; Riga")


def test_paragraphs_inside_one_quotation_are_quotations(read: Read) -> None:
    found = kinds(
        read, f"Boats\n\n{BODY}\n“Boats are fast.\n\n“They are also blue.”\n\n“We like boats,” said Jane Roe.\n"
    )
    assert [kind for kind, _ in found[2:]] == ["quotation", "quotation", "paragraph"]


def test_straight_marks_and_single_marks_can_hold_a_whole_paragraph(read: Read) -> None:
    found = kinds(
        read, f'Boats\n\n{BODY}\n"Boats are fast."\n\n‘It’s the crew’s boat.’\n\n‘It’s,’ he said, ‘a boat.’\n'
    )
    assert [kind for kind, _ in found[2:]] == ["quotation", "quotation", "paragraph"]


@pytest.mark.parametrize(
    "place",
    [
        "WASHINGTON – ",
        "WASHINGTON  ",
        "The Hague, 7 May 2012 — ",
        "RIGA (Reuters) - ",
        "NEW YORK, Feb. 7, 2012 /Wire/ -- ",
    ],
)
def test_a_dateline_that_opens_the_first_paragraph_is_set_apart(read: Read, place: str) -> None:
    found = kinds(read, f"Boats found\n\n{place}{BODY}\n{MORE}")
    assert found[1:3] == [("dateline", place.strip()), ("paragraph", BODY.strip())]


def test_a_first_paragraph_with_a_dash_in_it_is_not_a_dateline(read: Read) -> None:
    found = kinds(
        read, f"Boats found\n\nJane Roe – Director of the agency – said so on Monday in Riga and Tallinn.\n\n{MORE}"
    )
    assert [kind for kind, _ in found] == ["title", "paragraph", "paragraph"]


def test_site_header_and_letterhead_stand_above_the_title(read: Read) -> None:
    found = kinds(read, f"Harbour Watch - news from the sea\n\nDepartment of Boats\n\nBoats found\n\n{BODY}")
    assert [kind for kind, _ in found] == ["boilerplate", "boilerplate", "title", "paragraph"]


def test_a_short_line_over_prose_in_the_body_is_a_heading(read: Read) -> None:
    found = kinds(read, f"Boats found\n\n{BODY}\nWhat happens next\n\n{MORE}")
    assert found[2] == ("subtitle", "What happens next")


def test_the_section_about_the_publisher_is_boilerplate(read: Read) -> None:
    found = kinds(read, f"Boats found\n\n{BODY}\n{MORE}\nAbout the Harbour Agency\n\n{BODY.replace('12', '9')}")
    assert [kind for kind, _ in found[3:]] == ["boilerplate", "boilerplate"]


def test_what_stands_under_an_end_mark_is_boilerplate_but_notes_are_not(read: Read) -> None:
    found = kinds(read, f"Boats found\n\n{BODY}\n{MORE}\n###\n\n16-142\nHarbour Division\n\n1. Riga is a town.\n")
    assert [kind for kind, _ in found[3:]] == ["boilerplate", "boilerplate", "boilerplate", "list_item"]


def test_dashes_mark_list_items_that_begin_small(read: Read) -> None:
    found = kinds(read, f"Boats found\n\n{BODY}\n-- buy 12 boats;\n-- repair them.\n")
    assert [kind for kind, _ in found[2:]] == ["list_item", "list_item"]


def test_a_repeated_paragraph_is_boilerplate_the_second_time(read: Read) -> None:
    assert [kind for kind, _ in kinds(read, f"Boats found\n\n{BODY}\n{MORE}\n{BODY}")][-1] == "boilerplate"


def test_a_document_that_came_as_one_line_is_cut_where_its_line_breaks_were(read: Read) -> None:
    one_line = " ".join([BODY.strip(), MORE.strip()] * 4)
    found = kinds(read, f"{one_line}Boats are fast, said Roe. {one_line}None  The boats were blue. {MORE}")
    assert [kind for kind, _ in found] == ["paragraph", "paragraph", "furniture", "paragraph"]
    assert found[1][1].startswith("Boats are fast") and found[3][1].startswith("The boats were blue")


def test_carriage_returns_alone_end_lines_too(read: Read) -> None:
    assert [kind for kind, _ in kinds(read, f"Boats found\r\r{BODY}\r{MORE}".replace("\n", "\r"))] == [
        "title",
        "paragraph",
        "paragraph",
    ]


def test_windows_line_ends_change_nothing(read: Read) -> None:
    text = f"Boats found\n\n7 May 2012\n\n{BODY}\n{MORE}"
    assert kinds(read, text.replace("\n", "\r\n")) == kinds(read, text)


@pytest.mark.parametrize(
    "table",
    [
        "boilerplate",
        "standing_sections",
        "captions",
        "bylines",
        "artefacts",
        "draft_marks",
        "draft_lines",
        "report_marks",
    ],
)
def test_every_pattern_of_the_layout_fits_its_own_example(knowledge: Knowledge, table: str) -> None:
    for record in knowledge.records(table):
        assert re.search(record["pattern"], record["example"], re.IGNORECASE), record["name"]


@pytest.mark.parametrize(
    "title",
    [
        "Source of pollution found in the river",
        "Embargo on boats lifted after 50 years",
        "Back to school sales rise",
        "Return to flight: shuttle launches",
        "Copyright law reform passes Senate",
        "Police Seize Boats in Riga",
        "Department of Justice Announces Boats",
        "Hurricane makes its landfall on the coast of the U.S.",
        "Like the Sea, Boats Are Blue",
        "About 12 boats found",
        "By sea and by land",
    ],
)
def test_a_title_that_begins_like_a_standing_line_is_a_title(read: Read, title: str) -> None:
    found = kinds(read, f"{title}\n\nBoats seized in Riga\n\n{BODY}\n{MORE}")
    assert found[:2] == [("title", title), ("subtitle", "Boats seized in Riga")]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Figures of the ministry show a decline. It counted 12 boats.",
        "Figures: 12 boats, 14 houses.",
        "About Half of the boats were blue.",
        "Pictures by satellite show 12 boats. They were blue.",
        "30",
    ],
)
def test_a_paragraph_that_begins_like_a_standing_line_is_a_paragraph(read: Read, paragraph: str) -> None:
    assert kinds(read, f"Boats found\n\n{BODY}\n{MORE}\n{paragraph}\n")[-1] == ("paragraph", paragraph)


@pytest.mark.parametrize(
    "ended",
    [
        "The man was fined by the IRS.",
        "The man was fined $100,000.",
        "The man was fined (by the FBI).",
        "The man was fined in the 1990s.",
        "The man wrote to us.",
    ],
)
@pytest.mark.parametrize("opened", ["Boats were found.", "U.S. Judge Jane Roe fined him.", "IRS agents found boats."])
def test_a_document_that_lost_its_line_breaks_is_cut_where_sentences_touch(read: Read, ended: str, opened: str) -> None:
    found = kinds(read, f"{MORE * 7}{ended}{opened}".replace("\n", " "))
    assert found[-1] == ("paragraph", opened)


@pytest.mark.parametrize("kept", ["as Mr.Roe knows", "the U.S.Attorney Roe", "v.2 of it"])
def test_a_stop_inside_a_name_or_a_number_does_not_cut(read: Read, kept: str) -> None:
    assert len(kinds(read, f"{MORE * 8}It was {kept} there.".replace("\n", " "))) == 1


def test_the_last_of_several_rows_is_not_a_heading(read: Read) -> None:
    found = kinds(read, f"Boats\n\n{BODY}\nRCC - Riga Coast Club\nRBG - Riga Boat Guild\n{BODY.replace('12', '13')}")
    assert "subtitle" not in [kind for kind, _ in found]


@pytest.mark.parametrize("announced", ["NEWS RELEASE", "For Immediate Release"])
def test_an_organisation_above_the_release_line_is_the_letterhead_and_no_title(read: Read, announced: str) -> None:
    found = kinds(read, f"ELMTON POLICE DEPARTMENT\n{announced}\nBridge shut after crash: update\n\n{BODY}\n{MORE}")
    assert [kind for kind, _ in found[:3]] == ["boilerplate", "boilerplate", "title"]
    assert found[2][1] == "Bridge shut after crash: update"


def test_a_letterhead_that_announces_the_release_itself_is_no_title(read: Read) -> None:
    found = kinds(read, f"ELMTON STATE PATROL - FOR IMMEDIATE RELEASE\nSeven die in crash\n\n{BODY}\n{MORE}")
    assert found[:2] == [
        ("boilerplate", "ELMTON STATE PATROL - FOR IMMEDIATE RELEASE"),
        ("title", "Seven die in crash"),
    ]


def test_a_title_above_the_release_line_stays_the_title(read: Read) -> None:
    assert kinds(read, f"Police arrest twelve\nPRESS RELEASE\nBoats seized\n\n{BODY}\n{MORE}")[0][0] == "title"


@pytest.mark.parametrize("mark", [".", ":", " -", " –"])
def test_a_date_that_opens_the_first_paragraph_dates_the_release(read: Read, mark: str) -> None:
    release = read(f"Airport reopens after fire\n\n8 January 2020{mark} {BODY}\n{MORE}")
    assert release.published is not None and str(release.published.value) == "2020-01-08"


def test_a_date_that_the_first_sentence_goes_on_from_is_no_dateline(read: Read) -> None:
    found = kinds(read, f"Airport reopens after fire\n\n8 January 2020 was a Wednesday. {BODY}\n{MORE}")
    assert [kind for kind, _ in found] == ["title", "paragraph", "paragraph"]
