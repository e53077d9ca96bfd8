"""Two releases side by side: what was paired, what changed in it, and what to compare with."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.collection import small_library
from tests.crossref.builders import reading
from tui.library import Library
from tui.model import BlockKind, Reading
from tui.resources import bundled
from tui.views.compare import Change, ChangeKind, Passage, compared, counterpart, in_order

DRAFT = """Police searched «xx|home search» homes in the harbour district on Monday morning.

The divers had two boats which they confiscated at once. The search goes on with the help of the coast guard."""

FINAL = """Police searched «40|home search» homes in the harbour district on Monday morning.

The divers had two boats that they seized at once. The search goes on with the help of the coast guard.

A telephone line is open to witnesses day and night."""


def told(left: Reading, right: Reading) -> list[tuple[str, str, str]]:
    """The changes as kind and words."""
    return [_told(left, right, change) for _, change in compared(left, right).changes]


def _told(left: Reading, right: Reading, change: Change) -> tuple[str, str, str]:
    return change.kind.value, left.release.text[slice(*change.left)], right.release.text[slice(*change.right)]


def test_words_that_were_exchanged_are_changes_of_their_own() -> None:
    assert ("changed", "which", "that") in told(reading(DRAFT), reading(FINAL))
    assert ("changed", "confiscated", "seized") in told(reading(DRAFT), reading(FINAL))


def test_a_blank_that_became_a_number_is_filled() -> None:
    assert told(reading(DRAFT), reading(FINAL))[0] == ("filled", "xx", "40")


def test_a_number_that_became_another_is_changed() -> None:
    one, other = "They arrested «112|suspect arrest» people.", "They arrested «114|suspect arrest» people."
    assert told(reading(one), reading(other)) == [("changed", "112", "114")]


def test_every_fill_of_one_reworded_stretch_stands_by_itself() -> None:
    draft = "It allowed the identification of «XXX|suspect» suspects and the arrest of «2xx|suspect» of them in May."
    final = "It helped to identify «269|suspect» suspects and to arrest «112|suspect» of them in May."
    filled = [change[1:] for change in told(reading(draft), reading(final)) if change[0] == "filled"]
    assert filled == [("XXX", "269"), ("2xx", "112")]


def test_what_only_one_release_has_is_dropped_or_inserted() -> None:
    inserted = ("inserted", "", "A telephone line is open to witnesses day and night.")
    assert told(reading(DRAFT), reading(FINAL))[-1] == inserted
    assert ("dropped", inserted[2], "") in told(reading(FINAL), reading(DRAFT))


def test_a_release_is_the_same_as_itself() -> None:
    assert told(reading(DRAFT), reading(DRAFT)) == []


@pytest.mark.parametrize(
    "other",
    [
        "Police searched the homes, in the harbour district - on Monday.",
        "POLICE searched the homes in the “harbour district” on Monday!",
        "Police searched the\u00a0homes   in the harbour district on Monday",
    ],
)
def test_case_punctuation_and_line_ends_are_no_changes(other: str) -> None:
    assert told(reading("Police searched the homes in the harbour district on Monday."), reading(other)) == []


def test_curly_and_straight_apostrophes_are_the_same() -> None:
    assert (
        told(reading("The minister’s office had no comment."), reading("The minister's office had no comment.")) == []
    )


def test_an_equal_word_inside_a_rewording_does_not_part_it() -> None:
    one = reading("The plan was first thought of as a way to save water in the dry months of the year.")
    other = reading("The plan was long meant as the best means to save water in the dry months of the year.")
    assert told(one, other) == [("changed", "first thought of as a way", "long meant as the best means")]


def test_sentences_that_stay_together_are_one_passage() -> None:
    passages = compared(reading(DRAFT), reading(FINAL)).passages
    assert [passage.is_paired for passage in passages] == [True, True, False]


def test_what_only_the_right_release_has_follows_what_it_follows_there() -> None:
    left = reading("The mayor opened the new bridge today.\n\nThe old ferry will be sold in the spring.")
    right = reading(
        "The mayor opened the new bridge today.\n\nA band played.\n\nThe old ferry will be sold in the spring."
    )
    paired = [passage.is_paired for passage in compared(left, right).passages]
    assert paired == [True, False, True]


def test_a_passage_that_changed_its_place_is_known_to_have_moved() -> None:
    sentences = [
        "The mayor opened the new bridge today.",
        "The old ferry will be sold in the spring.",
        "Tickets stay valid on all other lines.",
    ]
    left = reading("\n\n".join(sentences))
    right = reading("\n\n".join([sentences[1], sentences[2], sentences[0]]))
    comparison = compared(left, right)
    moved = [left.release.text[slice(*p.left)] for p in comparison.passages if p.left and p.moved]
    assert moved == sentences[:1]
    assert comparison.changes == []


def test_lists_that_share_their_names_are_not_taken_for_moved() -> None:
    left = reading(
        "The mayor opened the bridge that joins both towns today.\n\n"
        "Members of the club are Austria, Belgium, Denmark, Finland, France, Germany and Spain."
    )
    right = reading(
        "Homes were searched in Austria, Belgium, Bulgaria, Cyprus, Denmark, Estonia, Finland, France, Germany, "
        "Greece, Hungary, Ireland, Italy, Spain and Sweden.\n\nThe mayor opened the bridge that joins both towns today."
    )
    assert [p.is_paired for p in compared(left, right).passages] == [False, True, False]


def test_captions_and_boilerplate_are_left_out() -> None:
    left = reading("A picture of the bridge.\n\nThe mayor opened the bridge.", kinds={0: BlockKind.CAPTION})
    assert told(left, reading("The mayor opened the bridge.")) == []


def test_the_first_telling_change_is_inside_a_passage_that_both_have() -> None:
    left = reading(f"A headline that only the draft has had so far\n\n{DRAFT}")
    comparison = compared(left, reading(FINAL))
    assert comparison.changes[comparison.first_telling][1].kind is ChangeKind.FILLED


# --- on any text ----------------------------------------------------------------------------------------------------

WORDS = ("police", "searched", "the", "harbour", "boats", "«xx|boat»", "«40|boat»", "on", "Monday", "crew", "–", "’s")
TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(lambda words: " ".join(words) + "."),
    min_size=1,
    max_size=6,
).map("\n\n".join)


def unchanged(reading: Reading, passage: Passage, *, right: bool) -> list[str]:
    """The words of one side of a passage that no change covers, as they are compared."""
    span = passage.on(right=right)
    assert span is not None
    text = list(reading.release.text)
    for change in passage.changes:
        for at in range(*change.on(right=right)):
            text[at] = " "
    words = "".join(text[slice(*span)]).split()
    return [bare for word in words if (bare := word.strip(".–’"))]


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_what_is_not_marked_as_changed_is_the_same_on_both_sides(one: str, other: str) -> None:
    left, right = reading(one), reading(other)
    for passage in compared(left, right).passages:
        if passage.is_paired:
            assert unchanged(left, passage, right=False) == unchanged(right, passage, right=True)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_every_sentence_is_in_exactly_one_passage(one: str, other: str) -> None:
    left, right = reading(one), reading(other)
    comparison = compared(left, right)
    for side, is_right in ((left, False), (right, True)):
        spans = sorted(span for passage in comparison.passages if (span := passage.on(right=is_right)))
        assert [span.start for span in side.sentences if not any(s.start <= span.start < s.end for s in spans)] == []
        assert all(before.end <= after.start for before, after in pairwise(spans))


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_changes_lie_inside_their_passage_and_in_order(one: str, other: str) -> None:
    for passage in compared(reading(one), reading(other)).passages:
        for is_right in (False, True):
            span = passage.on(right=is_right)
            inside = [change.on(right=is_right) for change in passage.changes if any(change.on(right=is_right))]
            assert inside == sorted(inside)
            assert all(span and span.start <= words.start <= words.end <= span.end for words in inside)


# --- what to compare with -------------------------------------------------------------------------------------------


def ids(library: Library) -> dict[str, str]:
    return {reading.release.path: reading.release.id for reading in library.readings}


def test_a_draft_is_compared_with_its_final_text_and_the_reverse() -> None:
    library = small_library()
    known = ids(library)
    assert counterpart(library, known["draft.txt"]) == known["final.txt"]
    assert counterpart(library, known["final.txt"]) == known["draft.txt"]


def test_without_links_the_release_before_on_the_event_is_compared() -> None:
    library = small_library()
    known = ids(library)
    assert counterpart(library, known["report.txt"]) == known["final.txt"]


def test_a_release_on_no_event_is_compared_with_none() -> None:
    library = small_library()
    assert counterpart(library, ids(library)["alone.txt"]) is None


def test_the_draft_stands_left_and_then_the_earlier_release() -> None:
    library = small_library()
    known = ids(library)
    assert in_order(library, known["final.txt"], known["draft.txt"]) == (known["draft.txt"], known["final.txt"])
    assert in_order(library, known["report.txt"], known["final.txt"]) == (known["final.txt"], known["report.txt"])


# --- the seeds ------------------------------------------------------------------------------------------------------


@cache
def seeds() -> Library:
    return Library.open([bundled("seeds")])


def seed(number: str) -> Reading:
    return next(reading for reading in seeds().readings if f"/{number}_" in f"/{reading.release.path}")


def test_what_became_of_the_draft_of_the_seeds() -> None:
    changes = told(seed("004"), seed("001"))
    for expected in (
        ("changed", "confiscated", "seized"),
        ("changed", "which", "that"),
        ("changed", "two", "multiple"),
        ("filled", "2xx", "269"),
        ("filled", "xx", "26"),
        ("filled", "XX", "22"),
    ):
        assert expected in changes
    assert any(old.startswith("country") and new.startswith("agency") for _, old, new in changes)


def test_the_draft_of_the_seeds_is_compared_with_the_text_that_reprints_it() -> None:
    assert counterpart(seeds(), seed("004").release.id) == seed("001").release.id
