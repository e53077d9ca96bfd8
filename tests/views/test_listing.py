"""The rows of the list of documents."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collection import release, small_library
from tui.library import Library
from tui.model import CrossReferences, Reading, Unreadable
from tui.views.listing import Arrangement, Heading, Listing, Order
from tui.views.tally import Tally


def words(listing: Listing) -> list[str]:
    """Each entry in a word or two."""
    return [
        f"# {entry.title} {entry.span}".strip()
        if isinstance(entry, Heading)
        else entry.release.path
        if isinstance(entry, Reading)
        else entry.path
        for entry in listing.entries
    ]


def listed(library: Library, order: Order = Order.EVENT) -> Listing:
    """All the documents of a library in an order."""
    return Arrangement(library, Tally(library)).listing(order)


def many(number: int) -> Library:
    """Releases on nothing in common."""
    releases = (
        release(f"Title {each}\n\nBody.", f"{each:06}.txt", published=date(2020, 1, 1), publisher=None)
        for each in range(number)
    )
    return Library([Reading(each) for each in releases], CrossReferences())


def test_releases_stand_under_their_event_and_the_rest_after_them() -> None:
    assert words(listed(small_library())) == [
        "# Harbour raid 2020",
        "draft.txt",
        "final.txt",
        "report.txt",
        "# On their own",
        "plain.txt",
        "alone.txt",
        "# Unreadable",
        "notes/[bold]scan.pdf",
    ]


def test_by_date_the_undated_come_first_and_then_the_latest() -> None:
    assert words(listed(small_library(), Order.DATE))[:5] == [
        "draft.txt",
        "alone.txt",
        "report.txt",
        "final.txt",
        "plain.txt",
    ]


def test_without_events_there_is_no_heading() -> None:
    assert words(listed(many(2))) == ["000000.txt", "000001.txt"]


def test_a_library_of_unreadable_files_lists_them() -> None:
    library = Library([], CrossReferences(), [Unreadable("a.bin", "is binary")])
    assert words(listed(library)) == ["# Unreadable", "a.bin"]
    assert listed(Library([], CrossReferences())).lines == 0


@settings(max_examples=30)
@given(st.data())
def test_every_line_belongs_to_the_entry_that_says_so(data: st.DataObject) -> None:
    listing = listed(small_library(), data.draw(st.sampled_from(Order)))
    covered = [line for index in range(len(listing.entries)) for line in listing.lines_of(index)]
    assert covered == list(range(listing.lines))
    line = data.draw(st.integers(0, listing.lines - 1))
    assert line in listing.lines_of(listing.at(line))


def test_open_questions_are_tallied_by_mark() -> None:
    library = small_library()
    tally = Tally(library)
    counted = {
        reading.release.path: "".join(f"{mark.glyph}{number}" for mark, number in tally.open(reading))
        for reading in library.readings
    }
    assert counted["draft.txt"] == "□1▣1"
    assert counted["final.txt"] == "≠1✗1"
    assert counted["plain.txt"] == ""
    assert tally.totals()[0] == "5 releases · 10 figures · 5 open"
