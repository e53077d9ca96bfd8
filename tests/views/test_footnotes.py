"""Footnotes and the marks in the text that lead to them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.releases import knowledge
from tui.loader import release_from
from tui.model import Release
from tui.resources import bundled
from tui.views.footnotes import footnote_ends


def read(text: str) -> Release:
    """A release as it is read from a file."""
    return release_from(text.encode("utf-8", "surrogatepass"), "test.txt", knowledge())


def links(release: Release) -> list[str]:
    """Every end with the words before it and where it leads, as ``word* → line:column``."""
    text = release.text
    return [
        f"{text[: end.here.end].split()[-1]} → {':'.join(map(str, release.line_column(end.there.start)))}"
        for end in footnote_ends(release)
    ]


def test_the_footnotes_of_the_sample_are_linked_both_ways() -> None:
    (path,) = bundled("seeds").glob("004*")
    assert links(release_from(path.read_bytes(), str(path), knowledge())) == [
        "countries* → 81:1",
        "(CIRCAMP)** → 83:1",
        "* → 16:59",
        "** → 38:75",
    ]


@pytest.mark.parametrize(
    ("mark", "note"),
    [("*", "* "), ("†", "† "), ("¹", "¹ "), ("[1]", "[1] ")],
    ids=["star", "dagger", "raised", "bracket"],
)
def test_every_sort_of_mark_leads_to_its_note_and_back(mark: str, note: str) -> None:
    release = read(f"A title\n\nTwelve countries{mark} took part, and ten{mark} stayed.\n\n{note}See the annex.\n")
    ends = footnote_ends(release)
    assert [release.text[slice(*end.here)] for end in ends] == [mark] * 3
    assert [end.there for end in ends] == [ends[2].here, ends[2].here, ends[0].here]


def test_emphasis_is_no_footnote() -> None:
    assert links(read("A title\n\nTwelve *great* countries took part.\n\n* See the annex.\n")) == []


def test_a_mark_without_a_note_leads_nowhere() -> None:
    assert links(read("A title\n\nTwelve countries** took part.\n\n* See the annex.\n")) == []


@given(st.lists(st.sampled_from(["word", "*", "**", "[1]", "†", " ", "\n\n", ".", "¹"]), max_size=40).map("".join))
def test_every_end_leads_to_another_with_the_same_mark(text: str) -> None:
    release = read("A title\n\n" + text + "\n\n* note\n\n[1] note\n")
    ends = footnote_ends(release)
    here = {end.here for end in ends}
    for end in ends:
        assert end.there in here
        assert release.text[slice(*end.here)] == release.text[slice(*end.there)]
