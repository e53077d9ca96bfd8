from __future__ import annotations

import io
import os
import stat
from pathlib import Path

import pytest

from tui.errors import UsageError
from tui.knowledge import Knowledge
from tui.loader import files as files_module
from tui.loader import load
from tui.loader.files import documents, natural


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or f"A release called {path.name}\n\nIt says nothing much.\n", "utf-8")
    return path


def test_a_folder_means_its_documents_and_those_below_in_natural_order(tmp_path: Path) -> None:
    for name in ("10.txt", "2.txt", "b/1.txt", "a.text", "B.TXT"):
        write(tmp_path / name)
    found = [str(path.relative_to(tmp_path)) for path in documents([tmp_path])]
    assert found == ["2.txt", "10.txt", "a.text", "b/1.txt", "B.TXT"]


def test_hidden_files_sidecars_and_other_suffixes_are_passed_over_in_a_folder(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/a.txt", "presscheck.yaml", "picture.jpg", "notes", "a.txt"):
        write(tmp_path / name)
    assert documents([tmp_path]) == [tmp_path / "a.txt"]


def test_a_file_named_outright_is_opened_whatever_its_suffix(tmp_path: Path, knowledge: Knowledge) -> None:
    assert len(load([write(tmp_path / "notes.rst")], knowledge).releases) == 1


def test_the_same_file_by_two_names_is_opened_once(tmp_path: Path) -> None:
    one = write(tmp_path / "a.txt")
    (tmp_path / "link.txt").symlink_to(one)
    assert documents([one, tmp_path, tmp_path / "." / "a.txt"]) == [one]


def test_a_folder_that_links_to_itself_is_entered_once(tmp_path: Path) -> None:
    write(tmp_path / "inside" / "a.txt")
    (tmp_path / "inside" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert len(documents([tmp_path])) == 1


def test_folders_deeper_than_the_recursion_limit_are_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    for _ in range(1200):
        os.mkdir("d")
        os.chdir("d")
    try:
        assert documents([tmp_path]) == [tmp_path / "a.txt"]
    finally:
        for _ in range(1200):
            os.chdir("..")
            os.rmdir("d")


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"gone\.txt: there is no such file or folder; check how it is spelled"):
        documents([tmp_path / "gone.txt"])


def test_a_folder_without_documents_says_what_documents_are(tmp_path: Path) -> None:
    write(tmp_path / "picture.jpg")
    with pytest.raises(UsageError, match=r"holds no document; documents end in \.atom, .*\.txt, "):
        documents([tmp_path])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_never_read(tmp_path: Path, knowledge: Knowledge) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    loaded = load([tmp_path / "pipe.txt", "/dev/null"], knowledge)
    assert [one.reason.partition(",")[0] for one in loaded.unreadable] == ["is a pipe", "is a device"]


def test_a_link_to_nowhere_is_listed_as_unreadable(tmp_path: Path, knowledge: Knowledge) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone")
    assert [one.path for one in load([tmp_path], knowledge).unreadable] == [str(tmp_path / "a.txt")]


def test_a_file_that_may_not_be_read_does_not_keep_the_others_from_opening(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "locked.txt")
    write(tmp_path / "open.txt")

    def refuse(path: str, flags: int) -> int:
        if path.endswith("locked.txt"):
            raise PermissionError(13, "Permission denied", path)
        return os.open(path, flags)

    monkeypatch.setattr(files_module, "_never_waiting", refuse)
    loaded = load([tmp_path], knowledge)
    assert [Path(release.path).name for release in loaded.releases] == ["open.txt"]
    assert [one.reason for one in loaded.unreadable] == ["cannot be read (Permission denied)"]


def test_a_document_over_the_limit_is_refused_with_the_limit(tmp_path: Path, knowledge: Knowledge) -> None:
    with (tmp_path / "huge.txt").open("wb") as huge:
        huge.truncate(50_000_000)
    (unreadable,) = load([tmp_path], knowledge).unreadable
    assert unreadable.reason == "is larger than 20 MB; split it, or raise the limit in settings"


@pytest.mark.parametrize(("text", "reason"), [("", "is empty"), (" \n\t\n", "holds nothing but white space")])
def test_a_document_without_words_is_listed_as_unreadable(
    tmp_path: Path, knowledge: Knowledge, text: str, reason: str
) -> None:
    (tmp_path / "a.txt").write_text(text)
    assert [one.reason for one in load([tmp_path], knowledge).unreadable] == [reason]


def test_the_same_bytes_are_opened_once_and_the_second_file_says_so(tmp_path: Path, knowledge: Knowledge) -> None:
    first, second = write(tmp_path / "a.txt", "One release\n"), write(tmp_path / "b.txt", "One release\n")
    loaded = load([tmp_path], knowledge)
    assert [release.path for release in loaded.releases] == [str(first)]
    assert [(one.path, one.reason) for one in loaded.unreadable] == [
        (str(second), f"has the same bytes as {first}; opened once")
    ]


def test_standard_input_is_a_document_called_by_its_dash(knowledge: Knowledge) -> None:
    loaded = load(["-", "-"], knowledge, stdin=io.BytesIO(b"A title\n\nAnd a release of two lines.\n"))
    assert [(release.path, release.title.value) for release in loaded.releases] == [("-", "A title")]


def test_a_name_that_is_not_utf_8_can_be_printed(tmp_path: Path, knowledge: Knowledge) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text("A release\n\nIt says nothing much.\n")
    (release,) = load([tmp_path], knowledge).releases
    assert release.path.encode("utf-8").endswith(rb"caf\udce9.txt")


def test_nothing_is_written_into_the_folder(tmp_path: Path, knowledge: Knowledge) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "presscheck.yaml", "releases: {a.txt: {title: Stated}}")
    before = [(path, path.stat().st_mtime_ns) for path in sorted(tmp_path.rglob("*"))]
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        load([tmp_path], knowledge)
    finally:
        tmp_path.chmod(stat.S_IRWXU)
    assert [(path, path.stat().st_mtime_ns) for path in sorted(tmp_path.rglob("*"))] == before


def test_natural_order_counts_numbers_and_ignores_case() -> None:
    assert sorted(["b10", "B9", "a", "10", "9"], key=natural) == ["9", "10", "a", "B9", "b10"]
