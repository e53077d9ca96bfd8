"""An office's formulas are no passages; what is said in words is one, however many names are in it."""

from __future__ import annotations

import pytest

from tests.crossref.builders import reading
from tests.releases import knowledge
from tui.crossref import cross_referenced
from tui.model import LinkKind

FORMULAS = [
    "Acting Assistant Attorney General Rosalind M. Thackeray of the Tax Division and U.S. Attorney Peter J. Quill of "
    "the Southern District of Ohio made the announcement.",
    "The case was investigated by the Federal Bureau of Investigation and is being prosecuted by Trial Attorneys Dana "
    "Whitlock and Marcus Oyelaran of the Fraud Section.",
    "Director Hanneke Vos of the National Crime Agency, Chief Constable Idris Bevan and Commissioner Marta Soler today "
    "announced this on behalf of the Joint Board.",
    "U.S. Attorney Peter J. Quill for the Southern District of Ohio thanked Special Agents of the Internal Revenue "
    "Service, who investigated the case, for their assistance.",
]
TOLD = [
    "The arrests took place in Austria, Belgium, Bulgaria, Croatia, Denmark, Estonia, Finland, France, Germany, Greece "
    "and Hungary.",
    "Austria, Belgium, Bulgaria, Croatia, Denmark, Estonia, Finland, France, Germany, Greece, Hungary, Ireland, Italy "
    "and Latvia",
    "U.S. Attorney Peter J. Quill announced that the smugglers had hidden cigarettes under frozen fish in the hold of "
    "an old trawler.",
    "Every year the storms wash away a part of the dunes, and every year the island puts the sand back again.",
]


def linked(shared: str) -> bool:
    """Whether two releases on different happenings are linked by a passage."""
    first = reading(f"A baker in Dayton hid his income for years and bought a yacht with it. {shared}")
    second = reading(f"{shared} Two nurses were sentenced for selling pills to students near the river.")
    return LinkKind.PASSAGE in {link.kind for link in cross_referenced([first, second], knowledge()).links}


@pytest.mark.parametrize("shared", FORMULAS)
def test_who_announced_or_prosecutes_links_nothing(shared: str) -> None:
    assert not linked(shared)


@pytest.mark.parametrize("shared", TOLD)
def test_what_happened_links_even_among_names(shared: str) -> None:
    assert linked(shared)
