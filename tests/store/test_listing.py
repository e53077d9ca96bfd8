"""What the store sees in folders is what the loader reads from them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.loader.files import documents
from tui.store.listing import folders


def seen(*roots: Path) -> set[str]:
    return {
        os.path.join(str(roots[folder.root]), folder.path, name).rstrip("/")
        for folder in folders(roots)
        for name in folder.names
    }


@pytest.fixture
def tangled(tmp_path: Path) -> Path:
    """Folders with hidden files, links in circles, a file of two names, a link to nowhere and other suffixes."""
    (tmp_path / "a" / "deep").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    for name in ("2.txt", "10.TXT", "a/1.text", "a/deep/x.txt", ".secret.txt", ".hidden/y.txt", "picture.png"):
        (tmp_path / name).write_text(name)
    (tmp_path / "a" / "round").symlink_to(tmp_path)
    (tmp_path / "a" / "again.txt").symlink_to(tmp_path / "a" / "1.text")
    (tmp_path / "a" / "twin.txt").hardlink_to(tmp_path / "a" / "deep" / "x.txt")
    (tmp_path / "a" / "lost.txt").symlink_to(tmp_path / "nowhere")
    return tmp_path


def test_the_documents_of_a_tangled_folder_are_those_of_the_loader(tangled: Path) -> None:
    def identities(paths: set[str]) -> set[object]:
        return {os.stat(path).st_ino if os.path.exists(path) else path for path in paths}

    assert identities(seen(tangled)) == identities(set(map(str, documents([tangled]))))
    assert len(seen(tangled)) == len(documents([tangled]))


def test_a_file_below_two_paths_is_there_once(tangled: Path) -> None:
    assert len(seen(tangled, tangled / "a", tangled / "2.txt")) == len(documents([tangled]))


def test_a_digest_tells_every_change_of_a_file(tangled: Path) -> None:
    (before,) = (folder.digest() for folder in folders([tangled]) if not folder.path)
    (same,) = (folder.digest() for folder in folders([tangled]) if not folder.path)
    assert same == before
    os.utime(tangled / "2.txt", ns=(1, 1))
    (after,) = (folder.digest() for folder in folders([tangled]) if not folder.path)
    assert after != before


def test_a_link_that_leads_back_to_itself_does_not_keep_its_folder_from_being_listed(tangled: Path) -> None:
    (tangled / "self.txt").symlink_to("self.txt")
    assert {str(tangled / "self.txt"), str(tangled / "2.txt")} <= seen(tangled)
    assert len(seen(tangled)) == len(documents([tangled]))
