"""JSON Lines lose nothing: what is read back is equal to what was written."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.collection import small_library
from tests.commands.test_output import is_safe
from tui.errors import UnreadableError
from tui.exports import jsonl
from tui.exports.extract import Extract
from tui.judgements import Judgements
from tui.library import Library
from tui.model import Embargo, Reading, Release, Span, Stated, Status
from tui.resources import bundled
from tui.standoff import plain, rebuilt
from tui.writing import json_text


@pytest.fixture(scope="module")
def seeds() -> Library:
    return Library.open([bundled("seeds")], judgements=Judgements())


def back(extract: Extract) -> Library:
    return jsonl.read("".join(jsonl.lines(extract)).splitlines(keepends=True))


def test_the_seeds_come_back_as_they_were(seeds: Library) -> None:
    again = back(Extract(seeds))
    assert again.readings == seeds.readings
    assert again.crossrefs == seeds.crossrefs
    assert [figure for reading in again.readings for figure in reading.figures] == [
        figure for reading in seeds.readings for figure in reading.figures
    ]


def test_a_hostile_library_comes_back_as_it_was_with_what_could_not_be_read() -> None:
    library = small_library()
    again = back(Extract(library))
    assert (again.readings, again.crossrefs, again.unreadable) == (
        library.readings,
        library.crossrefs,
        library.unreadable,
    )


def test_every_line_is_one_object_without_control_characters(seeds: Library) -> None:
    for library in (seeds, small_library()):
        for line in jsonl.lines(Extract(library)):
            assert line.endswith("}\n")
            assert is_safe(line)


def test_an_event_is_its_releases_and_what_is_said_of_them(seeds: Library) -> None:
    event = seeds.crossrefs.events[0]
    again = back(Extract(seeds, event))
    members = {release_id for release_id, _ in event.members}
    assert {reading.release.id for reading in again.readings} == members
    assert again.crossrefs.events == (event,)
    assert again.ledger(event.id) == seeds.ledger(event.id)
    for reading in again.readings:
        for figure in reading.figures:
            assert again.standing(figure.id) == seeds.standing(figure.id)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "is no line of a Presscheck export"),
        ("[]", "is no line of a Presscheck export"),
        ('{"type": "reading"}', "is no line of a Presscheck export"),
        ('{"schema": 1, "type": "reading", "release": 3}', "is no line of a Presscheck export"),
        ('{"schema": 1, "type": "check", "code": 7}', "is no line of a Presscheck export"),
        ('{"schema": 1, "type": "poem"}', "is no line of a Presscheck export"),
        ('{"schema": "1", "type": "reading"}', "is no line of a Presscheck export"),
        ("[" * 100_000, "is no line of a Presscheck export"),
        ('{"schema": 2, "type": "reading"}', "was written by a later Presscheck"),
    ],
    ids=["cut", "list", "no-schema", "wrong-release", "part-missing", "unknown", "text-schema", "deep", "later"],
)
def test_a_line_of_another_kind_is_refused_with_its_number(line: str, why: str) -> None:
    good = next(jsonl.lines(Extract(small_library())))
    with pytest.raises(UnreadableError, match=why) as refused:
        jsonl.read([good, "\n", line])
    assert refused.value.line == 3


def test_a_field_of_a_later_version_is_passed_over() -> None:
    library = small_library()
    lines = [line.replace("{", '{"mood": "sober", ', 1) for line in jsonl.lines(Extract(library))]
    assert jsonl.read(lines).readings == library.readings


texts = st.text(st.characters(), max_size=20)
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(*ends))
moments = st.datetimes(timezones=st.sampled_from([None, UTC]))


@given(
    text=texts,
    title=st.builds(Stated, texts, texts, st.none() | spans),
    published=st.none() | st.builds(Stated, st.dates(), texts, st.none() | spans),
    status=st.builds(Stated, st.sampled_from(Status), texts),
    embargo=st.none() | st.builds(Stated, st.builds(Embargo, st.none() | moments), texts),
)
def test_any_release_comes_back_whatever_its_letters(
    text: str,
    title: Stated[str],
    published: Stated[date] | None,
    status: Stated[Status],
    embargo: Stated[Embargo] | None,
) -> None:
    release = Release("0" * 16, text, text, "UTF-8", (), title, None, published, status, embargo=embargo)
    again = back(Extract(Library([Reading(release)], small_library().crossrefs)))
    assert again.readings == (Reading(release),)


@given(st.datetimes(timezones=st.sampled_from([None, UTC])))
def test_a_moment_keeps_its_zone_or_that_it_has_none(moment: datetime) -> None:
    again = rebuilt(Embargo, plain(Embargo(moment)))
    assert (again.until, again.until and again.until.tzinfo) == (moment, moment.tzinfo)


def test_what_has_no_plain_form_is_not_written_in_part() -> None:
    with pytest.raises(TypeError, match="has no plain form"):
        plain(Stated(object(), "test"))


def test_json_for_people_is_as_safe_as_a_line_of_it() -> None:
    assert json_text({"title": "\x9b31m\u202e"}, indent=1) == '{\n "title": "\\u009b31m\\u202e"\n}'
