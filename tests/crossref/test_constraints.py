"""What the user says of events and measures holds, whatever the rules would say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from tests.crossref.builders import reading
from tests.crossref.test_events import PAIRS, read
from tests.releases import knowledge
from tui.crossref import cross_referenced
from tui.judgements import Anchor, Constraints, Judgements, Subject, Verdict, judged
from tui.library import Library
from tui.model import CrossReferences, LinkKind, Part, Reading, StandingKind

LANTERN = reading(
    "Operation «Lantern|operation» ended on Monday. The police arrested «112|suspect arrest» suspects.",
    date(2013, 5, 2),
    title="Operation Lantern ends",
)
BEACON = reading(
    "Operation «Beacon|operation» ended as well. The police arrested «112|suspect arrest» suspects in it.",
    date(2013, 5, 3),
    title="Operation Beacon ends",
)
ABROAD = reading(
    "Elsewhere Operation «Lantern|operation» went on. The police arrested «112|suspect arrest» suspects at sea.",
    date(2013, 5, 4),
    title="Operation Lantern goes on",
)
BOATS = reading("A report on fishing counted «7|boat count» boats.", date(2015, 1, 1), title="Boats")


def crossed(
    readings: Iterable[Reading], *, together: Iterable[Reading] = (), apart: Iterable[Reading] = ()
) -> CrossReferences:
    """The cross-references of readings; of those kept ``apart``, the first figures are not one measure."""
    joined = frozenset(one.release.id for one in together)
    parted = frozenset(one.figures[0].id for one in apart)
    wanted = Constraints(frozenset({joined} - {frozenset()}), apart=frozenset({parted} - {frozenset()}))
    return cross_referenced(list(readings), knowledge(), wanted)


def kinds(found: CrossReferences, *readings: Reading) -> list[StandingKind]:
    """The standing of each reading's first figure."""
    return [found.standings[one.figures[0].id].kind for one in readings]


def test_two_operations_are_one_event_when_the_user_says_so() -> None:
    assert not crossed([LANTERN, BEACON]).events
    found = crossed([LANTERN, BEACON], together=[LANTERN, BEACON])
    assert [event.members for event in found.events] == [
        ((LANTERN.release.id, Part.ABOUT), (BEACON.release.id, Part.ABOUT))
    ]
    assert kinds(found, LANTERN, BEACON) == [StandingKind.CONFIRMED] * 2


def test_the_event_says_that_the_user_joined_it_and_where() -> None:
    (event,) = crossed([LANTERN, BOATS], together=[LANTERN, BOATS]).events
    (evidence,) = [each for each in event.evidence if each.rule == "joined-by-user"]
    assert {at.release for at in evidence.spans} == {LANTERN.release.id, BOATS.release.id}
    assert all(at.start < at.end for at in evidence.spans)


def test_the_users_word_joins_whole_events() -> None:
    (event,) = crossed([LANTERN, ABROAD, BEACON], together=[ABROAD, BEACON]).events
    assert {release for release, _ in event.members} == {one.release.id for one in (LANTERN, ABROAD, BEACON)}


def test_what_the_user_joined_is_no_longer_only_possible() -> None:
    quakes = [read(text, f"{number}.txt") for number, text in enumerate(PAIRS["apart"]["two quakes"])]
    assert LinkKind.POSSIBLE in {link.kind for link in crossed(quakes).links}
    found = crossed(quakes, together=quakes)
    assert len(found.events) == 1
    assert LinkKind.POSSIBLE not in {link.kind for link in found.links}


def test_a_release_joined_with_itself_or_with_one_elsewhere_changes_nothing() -> None:
    ids = frozenset({frozenset({LANTERN.release.id}), frozenset({LANTERN.release.id, "0123456789abcdef"})})
    assert cross_referenced([LANTERN, BOATS], knowledge(), Constraints(ids)) == crossed([LANTERN, BOATS])


def test_figures_that_the_user_parts_never_share_a_row() -> None:
    found = crossed([LANTERN, ABROAD], apart=[LANTERN, ABROAD])
    assert [len(measure.figures) for measure in found.ledgers[0].measures] == [1, 1]
    assert len({measure.id for measure in found.ledgers[0].measures}) == 2
    assert kinds(found, LANTERN, ABROAD) == [StandingKind.ONLY_HERE] * 2


@pytest.mark.parametrize("parted", [0, 1, 2])
def test_parting_two_figures_leaves_the_others_where_they_belong(parted: int) -> None:
    third = reading(
        "In Operation «Lantern|operation» «112|suspect arrest» suspects were arrested, said the court.",
        date(2013, 5, 5),
        title="Operation Lantern in court",
    )
    three = [LANTERN, ABROAD, third]
    alone, other = three[parted], three[(parted + 1) % 3]
    found = crossed(three, apart=[alone, other])
    rows = [set(measure.figures) for measure in found.ledgers[0].measures]
    assert sorted(map(len, rows)) == [1, 2]
    assert not any({alone.figures[0].id, other.figures[0].id} <= row for row in rows)


def test_a_contradiction_ends_when_the_user_parts_its_figures() -> None:
    more = reading(
        "Operation «Lantern|operation» ended on Monday. The police arrested «121|suspect arrest» suspects.",
        date(2013, 5, 2),
        title="Operation Lantern ends well",
    )
    assert kinds(crossed([LANTERN, more]), LANTERN, more) == [StandingKind.DIFFERS] * 2
    found = crossed([LANTERN, more], apart=[LANTERN, more])
    assert kinds(found, LANTERN, more) == [StandingKind.ONLY_HERE] * 2
    assert not [check for check in found.checks if check.code == "P302"]


FIRST = """Police end Operation Lantern with arrests

5 March 2012

Police in Ghent arrested 14 suspects on Monday in Operation Lantern.
"""
SECOND = """Swoop on smugglers continues

6 March 2012

The prosecutor said that the police arrested 14 suspects at the harbour.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


def titles(library: Library) -> list[Anchor]:
    releases = [reading.release for reading in library.readings]
    return [Anchor.of(release, *release.title.span) for release in releases if release.title.span]


def arrests(library: Library) -> list[Anchor]:
    return [
        Anchor.of(one.release, figure.start, figure.end)
        for one in library.readings
        for figure in one.figures
        if figure.text == "14"
    ]


def test_a_library_joins_and_parts_at_the_users_word(folder: Path) -> None:
    library = Library.open([folder], judgements=Judgements())
    assert not library.crossrefs.events

    join = judged(Verdict.SAME_EVENT, Subject.EVENT, titles(library))
    joined = library.judged(Judgements([join]))
    ids = [figure.id for one in joined.readings for figure in one.figures if figure.text == "14"]
    assert len(joined.crossrefs.events) == 1
    assert [joined.standing(ident).kind for ident in ids] == [StandingKind.CONFIRMED] * 2

    part = judged(Verdict.NOT_SAME_MEASURE, Subject.FIGURE, arrests(library))
    parted = Library.open([folder], judgements=Judgements([join, part]))
    assert len(parted.crossrefs.events) == 1
    assert [parted.standing(ident).kind for ident in ids] == [StandingKind.ONLY_HERE] * 2

    assert library.judged(Judgements()).crossrefs == library.crossrefs
