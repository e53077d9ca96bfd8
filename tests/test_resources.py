"""Where the bundled files are, and how the user's are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.resources import bundled, write_atomically


def test_the_sample_collection_travels_with_the_program() -> None:
    assert [path.name[:3] for path in sorted(bundled("seeds").iterdir())] == ["000", "001", "002", "003", "004"]


def test_the_knowledge_travels_with_the_program() -> None:
    assert (bundled("data") / "calendar.yaml").is_file()


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "new" / "marks.json"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "marks.json"
    write_atomically(path, b"one")

    def refuse(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        write_atomically(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]
