"""After an edit on disk the place is where it was, and what changed in the facts is counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.releases import release
from tui.judgements import Judgements
from tui.library import Library
from tui.rereading import FactChanges, Reread, in_words, offset_in

TEXT = """Police arrest suspects

Police arrested 112 suspects in Harwich on Monday.

The court warned 40 drivers.
"""
OTHER = """A second release

Officers seized 29 boats in Harwich on Tuesday.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(OTHER)
    return tmp_path


def reread(folder: Path, *, edit: dict[str, str | None]) -> Reread:
    """The folder before and after its files are given other words, or none."""
    old = Library.open([folder], judgements=Judgements())
    for name, text in edit.items():
        path = folder / name
        path.unlink() if text is None else path.write_text(text)
    return Reread(old, old.reread())


def at(library: Library, name: str) -> str:
    """The id of the release in a file."""
    return next(reading.release.id for reading in library.readings if reading.release.path.endswith(name))


def test_only_what_changed_is_annotated_again(folder: Path) -> None:
    both = reread(folder, edit={"a.txt": TEXT.replace("112", "113")})
    assert both.new.reading(at(both.new, "b.txt")) is both.old.reading(at(both.old, "b.txt"))
    assert [reading.release.path for reading in both.edited] == [str(folder / "a.txt")]


def test_a_changed_figure_and_a_new_one_are_counted(folder: Path) -> None:
    text = TEXT.replace("112", "113").replace("40 drivers", "40 drivers and 6 cyclists")
    both = reread(folder, edit={"a.txt": text})
    assert both.facts == FactChanges(changed=1, new=1)
    assert in_words(both) == "“Police arrest suspects” changed: 1 figure changed, 1 new."


def test_a_figure_that_is_gone_is_counted(folder: Path) -> None:
    both = reread(folder, edit={"a.txt": TEXT.replace(" 112 ", " many ")})
    assert both.facts == FactChanges(gone=1)
    assert in_words(both) == "“Police arrest suspects” changed: 1 figure gone."


def test_files_that_come_and_go_are_told(folder: Path) -> None:
    both = reread(folder, edit={"b.txt": None, "c.txt": "New one\n\nFirefighters saved 3 horses.\n"})
    assert both.facts == FactChanges(new=1, gone=1)
    assert in_words(both) == "“New one” added, “A second release” gone: 1 figure new, 1 gone."


def test_words_without_figures_change_no_fact(folder: Path) -> None:
    both = reread(folder, edit={"a.txt": TEXT + "\nNothing more.\n"})
    assert both.facts == FactChanges()
    assert in_words(both) == "“Police arrest suspects” changed: no figure changed."
    assert both.anything


def test_saving_without_a_change_is_nothing(folder: Path) -> None:
    assert not reread(folder, edit={"a.txt": TEXT}).anything


def test_the_place_and_the_current_figure_follow_their_words(folder: Path) -> None:
    both = reread(folder, edit={"a.txt": "A new headline\n\n" + TEXT})
    here = at(both.old, "a.txt")
    offset = TEXT.index("The court")
    assert both.offset(here, offset) == offset + len("A new headline\n\n")
    forty = next(figure for figure in both.old.reading(here).figures if figure.text == "40")
    now = both.figure(forty.id)
    assert now is not None
    assert both.new.figure(now).text == "40"


def test_a_figure_that_was_corrected_stays_the_current_one(folder: Path) -> None:
    both = reread(folder, edit={"a.txt": TEXT.replace("112", "1,130")})
    first = both.old.reading(at(both.old, "a.txt")).figures[0]
    now = both.figure(first.id)
    assert now is not None
    assert both.new.figure(now).text == "1,130"


def test_standard_input_stays_as_it_was_read(folder: Path) -> None:
    from io import BytesIO

    old = Library.open(["-", folder / "a.txt"], judgements=Judgements(), stdin=BytesIO(OTHER.encode()))
    (folder / "a.txt").write_text(TEXT + "More.\n")
    assert {reading.release.path for reading in old.reread().readings} == {"-", str(folder / "a.txt")}


@given(st.text("ab \n", max_size=80), st.text("ab \n", max_size=20), st.data())
def test_a_place_outside_the_edit_keeps_its_words(text: str, put_in: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    offset = data.draw(st.integers(0, len(text)))
    old = release(text)
    new = replace(old, id="new", text=text[:cut] + put_in + text[cut:])
    found = offset_in(new, old, offset)
    assert 0 <= found <= len(new.text)
    if offset < cut:
        assert new.text[found : found + 1] == text[offset : offset + 1]
