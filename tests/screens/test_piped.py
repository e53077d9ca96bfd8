"""The reader on standard input: the document comes through a pipe, the keys from the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.screens.pseudo_terminal import piped, presscheck
from tui.store.database import is_indexed

RELEASE = "Customs seize cigarettes\n\nGhent, 5 March 2012\n\nOfficers seized 12 boxes. Two men were held.\n"


@pytest.fixture
def release(tmp_path: Path) -> Path:
    (tmp_path / "it's.txt").write_text(RELEASE)
    return tmp_path / "it's.txt"


def test_a_piped_document_is_read_and_keys_work(release: Path) -> None:
    it = piped(release, "-")
    it.see("Officers seized 12 boxes")
    it.press("/")
    it.type("held")
    it.see("1 of 1")
    it.press("\r")
    it.until(lambda: "1 of 1" not in it.text(), "the page without the find bar")
    it.press("q")
    assert it.ended() == 0
    assert it.raw.rfind(b"\x1b[?1049l") > it.raw.rfind(b"\x1b[?1049h") >= 0


def test_a_piped_document_stands_beside_files(release: Path) -> None:
    it = piped(release, "-", str(release))
    it.see("has the same byte")
    it.press("q")
    assert it.ended() == 0


def test_a_large_folder_is_indexed_before_it_opens(tmp_path: Path) -> None:
    for number in range(100):
        (tmp_path / f"{number}.txt").write_text(f"Report {number}\n\nPolice arrested {number + 2} men.\n")
    it = presscheck(str(tmp_path))
    it.see("Police arrested")
    it.press("q")
    assert it.ended() == 0
    assert is_indexed([str(tmp_path)])
