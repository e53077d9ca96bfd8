"""The rows of the list of documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collection import release, small_library
from tui.catalogue import Heading, Order
from tui.library import Library
from tui.model import CrossReferences, Reading, Summary, Unreadable
from tui.views.listing import PAGE, Entries, in_numbers, open_marks, years


def words(entries: Entries, rows: Iterable[int] | None = None) -> list[str]:
    """Rows in a word or two each, by default all of them."""
    found = map(entries.entry, range(entries.count) if rows is None else rows)
    return [f"# {row.title} {years(row)}".strip() if isinstance(row, Heading) else row.path for row in found]


def listed(library: Library, order: Order = Order.EVENT) -> Entries:
    """All the documents of a library in an order."""
    return Entries(library.listing(order), library.unreadable)


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
    entries = listed(small_library(), data.draw(st.sampled_from(Order)))
    covered = [line for index in range(entries.count) for line in entries.lines_of(index)]
    assert covered == list(range(entries.lines))
    line = data.draw(st.integers(0, entries.lines - 1))
    assert line in entries.lines_of(entries.at(line))


@pytest.mark.parametrize("order", list(Order))
def test_every_release_is_found_in_its_row_with_the_others_above_and_below_it(order: Order) -> None:
    library = small_library()
    entries = listed(library, order)
    found = [row for row in range(entries.count) if isinstance(entries.entry(row), Summary)]
    ids = [summary.id for summary in entries.below(-1)]
    assert sorted(ids) == sorted(summary.id for summary in library.summaries)
    assert [entries.index_of(release_id) for release_id in ids] == found
    for number, row in enumerate(found):
        assert [summary.id for summary in entries.below(row)] == ids[number + 1 :]
        assert [summary.id for summary in entries.above(row)] == ids[:number][::-1]
    assert entries.index_of("unknown") is None


def test_a_long_list_is_opened_and_drawn_at_its_end_from_the_summaries_of_one_page() -> None:
    class Counting:
        """A listing of a million that notes what is asked of it."""

        count, starts = 1_000_000, (0, 500_000)
        asked: ClassVar[list[int]] = []

        def heading(self, index: int) -> Heading:
            return Heading(f"Half {index}")

        def summaries(self, start: int, stop: int) -> list[Summary]:
            self.asked.extend(range(start, min(stop, self.count)))
            return [Summary(str(each), f"{each}.txt", f"Title {each}") for each in range(start, min(stop, self.count))]

        def position(self, release_id: str) -> int:
            return int(release_id)

    entries = Entries(Counting())
    last = entries.index_of("999999")
    assert last == entries.count - 1
    assert words(entries, range(last - 30, last + 1))[-1] == "999999.txt"
    assert entries.at(entries.lines - 1) == last
    assert len(Counting.asked) <= PAGE


def test_open_questions_are_counted_by_mark() -> None:
    library = small_library()
    counted = {
        summary.path: "".join(f"{mark.glyph}{number}" for mark, number in open_marks(summary))
        for summary in library.summaries
    }
    assert counted["draft.txt"] == "□1▣1"
    assert counted["final.txt"] == "≠1✗1"
    assert counted["plain.txt"] == ""
    assert in_numbers(library.totals)[0] == "5 releases · 10 figures · 5 open"
