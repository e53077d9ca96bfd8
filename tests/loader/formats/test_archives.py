"""Documents in archives: in memory, within limits, wherever their names would lead."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.loader.formats.writing import packed, tarred, zipped
from tui.errors import UnreadableError
from tui.knowledge import Knowledge
from tui.loader import Limits, load, release_from, releases_in
from tui.model import Release, Unreadable

BODY = b"The agency said on Monday that 12 people had been arrested in three towns near the border.\n"


def found(data: bytes, name: str, knowledge: Knowledge, limits: Limits | None = None) -> Sequence[Release | Unreadable]:
    return list(releases_in(data, name, knowledge, limits=limits))


@pytest.mark.parametrize(("name", "pack"), [("a.zip", zipped), ("a.tar.gz", tarred), ("a.tgz", tarred)])
def test_documents_are_called_by_their_names_inside(name: str, pack: object, knowledge: Knowledge) -> None:
    files = {
        "one.txt": BODY, "in/two.md": BODY + b"two", "in/.hidden.txt": BODY, ".git/a.txt": BODY, "__MACOSX/1.txt": BODY,
        "picture.png": BODY, "../../up.txt": BODY + b"three", "/etc/root.txt": BODY + b"four", "C:\\w.txt": BODY + b"5",
    }  # fmt: skip
    paths = [each.path for each in found(pack(files), name, knowledge)]  # type: ignore[operator]
    inside = ["one.txt", "in/two.md", "../../up.txt", "/etc/root.txt", "C:\\w.txt"]
    assert paths == [f"{name}!/{each}" for each in inside]


def test_nothing_is_written(tmp_path: Path, knowledge: Knowledge) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (folder / "up.zip").write_bytes(zipped({"../../up.txt": BODY, str(tmp_path / "root.txt"): BODY + b"x"}))
    (folder / "up.tgz").write_bytes(tarred({"../../up.txt": BODY + b"y"}))
    before = sorted(tmp_path.rglob("*"))
    assert len(load([folder], knowledge).releases) == 3
    assert sorted(tmp_path.rglob("*")) == before


def test_archives_in_archives_are_opened_so_deep(knowledge: Knowledge) -> None:
    data = BODY
    for level in range(6):
        data = zipped({"a.zip" if level else "a.txt": data})
    (deep,) = found(data, "x.zip", knowledge)
    assert deep == Unreadable("x.zip" + "!/a.zip" * 4, "stands inside 4 other files, more than are opened")
    (release,) = found(data, "x.zip", knowledge, Limits(archive_depth=9))
    assert isinstance(release, Release) and release.path == "x.zip" + "!/a.zip" * 5 + "!/a.txt"
    assert release.file == "x.zip"


@pytest.mark.parametrize(("name", "pack"), [("a.zip", zipped), ("a.tgz", tarred)])
def test_what_unpacks_to_too_much_is_left_out(name: str, pack: object, knowledge: Knowledge) -> None:
    files = {"large.txt": b"a" * 3_000_000, "small.txt": BODY, "again.txt": b"b" * 900_000, "last.txt": BODY}
    data = pack(files)  # type: ignore[operator]
    each = found(data, name, knowledge, Limits(file_bytes=1_000_000, unpacked_bytes=4_000_000))
    assert each[0] == Unreadable(f"{name}!/large.txt", "unpacks to more than 1 MB")
    assert isinstance(each[1], Release)
    assert len(each) == 4
    least = Limits(file_bytes=3_500_000, unpacked_bytes=3_200_000, text=4_000_000)
    each = found(data, name, knowledge, least)
    if name == "a.tgz":
        assert each == [Unreadable(name, "unpacks to more than 3 MB")]
    else:
        assert [isinstance(one, Release) for one in each] == [True, True, False]
        assert each[2] == Unreadable(f"{name}!/again.txt", "unpacks to more than 3 MB")


def test_a_bomb_of_one_file_laid_over_itself_is_counted_by_what_comes_out(knowledge: Knowledge) -> None:
    """As David Fifield's (A better zip bomb, 2019): many entries for the same packed bytes."""
    data = bytearray(zipped({"0.txt": b"0" * 2_000_000}))
    directory = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = bytes(data[directory:end])
    many = b"".join(entry.replace(b"0.txt", b"%d.txt" % index) for index in range(9))
    tail = bytearray(data[end:])
    tail[8:12] = (9).to_bytes(2, "little") * 2
    tail[12:16] = len(many).to_bytes(4, "little")
    each = found(bytes(data[:directory]) + many + bytes(tail), "a.zip", knowledge, Limits(unpacked_bytes=4_000_000))
    assert each and all(isinstance(one, Unreadable) for one in each)


def test_more_files_than_are_opened_are_no_archive(knowledge: Knowledge) -> None:
    (each,) = found(zipped({f"{n}.txt": b"" for n in range(30)}), "a.zip", knowledge, Limits(members=20))
    assert each == Unreadable("a.zip", "is an archive of more than 20 files")


def test_two_files_of_one_name_have_two_names(knowledge: Knowledge) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("a.txt", BODY)
        archive.writestr("a.txt", BODY + b"again")
    assert [each.path for each in found(out.getvalue(), "a.zip", knowledge)] == ["a.zip!/a.txt", "a.zip!/a.txt#2"]


def test_links_and_devices_in_an_archive_are_not_followed(knowledge: Knowledge) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for kind, name in ((tarfile.SYMTYPE, "a.txt"), (tarfile.LNKTYPE, "b.txt"), (tarfile.CHRTYPE, "c.txt")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    (each,) = found(out.getvalue(), "a.tgz", knowledge)
    assert isinstance(each, Unreadable) and each.reason.startswith("holds no document; documents end in .atom")
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(out := io.BytesIO(), "w") as archive_of_links:
        archive_of_links.writestr(link, "/etc/passwd")
    (each,) = found(out.getvalue(), "a.zip", knowledge)
    assert isinstance(each, Unreadable) and each.reason.startswith("holds no document")


def test_a_file_packed_alone_is_called_by_the_name_without_the_ending(knowledge: Knowledge) -> None:
    assert release_from(packed(BODY), "a.txt.gz", knowledge).path == "a.txt.gz!/a.txt"


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_rare_packing_is_refused_for_what_it_may_cost(packing: int, knowledge: Knowledge) -> None:
    with zipfile.ZipFile(out := io.BytesIO(), "w", packing) as archive:
        archive.writestr("a.txt", BODY)
    (each,) = found(out.getvalue(), "a.zip", knowledge)
    assert each == Unreadable("a.zip!/a.txt", "cannot be unpacked (it is packed in a way that is not read)")


def test_what_is_locked_or_damaged_is_named_and_the_rest_opens(knowledge: Knowledge) -> None:
    data = bytearray(zipped({"a.txt": BODY, "b.txt": BODY + b"b"}))
    directory = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[directory + 8] |= 1
    first, second = found(bytes(data), "a.zip", knowledge)
    assert isinstance(first, Unreadable) and "encrypted" in first.reason
    assert isinstance(second, Release)
    data = bytearray(zipped({"a.txt": BODY, "b.txt": BODY + b"b"}))
    data[40] ^= 0xFF
    first, second = found(bytes(data), "a.zip", knowledge)
    assert isinstance(first, Unreadable) and first.reason.startswith("cannot be unpacked")
    assert isinstance(second, Release)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.zip", b"", "is no ZIP archive"),
        ("a.zip", b"PK\x05\x06" + bytes(18), "holds no document"),
        ("a.zip", zipped({"a.txt": BODY})[:-30], "is no ZIP archive"),
        ("a.gz", b"\x1f\x8b" + bytes(9), "is no gzip archive"),
        ("a.tgz", tarred({"a.txt": BODY})[:-20], "is no gzip archive"),
        ("a.tar", b"no such thing", "is no tar archive"),
        ("a.tar", bytes(1024), "holds no document"),
        ("a.gz", packed(b""), "is empty"),
    ],
)
def test_what_is_no_archive_says_why(name: str, data: bytes, reason: str, knowledge: Knowledge) -> None:
    with pytest.raises(UnreadableError, match=reason):
        release_from(data, name, knowledge)
