from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tui.errors import UnreadableError
from tui.knowledge import Knowledge
from tui.loader import load
from tui.loader.sidecar import sidecar
from tui.model import Status


def collection(folder: Path, yaml: str) -> Path:
    (folder / "004_draft.txt").write_text("A title\n\nThe agency said that 12 people were arrested on Monday.\n")
    (folder / "other.txt").write_text("Another title\n\nThe agency said that 14 people were arrested on Monday.\n")
    (folder / "presscheck.yaml").write_text(yaml)
    return folder


def test_a_sidecar_states_what_the_text_does_not_say(tmp_path: Path, knowledge: Knowledge) -> None:
    stated = """
releases:
  "004*.txt": {status: draft, event: Operation Icarus, date: 2011-12-16, publisher: Europol, title: "12: a title",
               author: Ada Moor, embargo: 2011-12-16T10:00+01:00, corrects: An older title}
"""
    release, other = load([collection(tmp_path, stated)], knowledge).releases
    assert (release.status.value, release.status.rule) == (Status.DRAFT, "sidecar")
    assert release.event and release.event.value == "Operation Icarus"
    assert release.published and release.published.value == date(2011, 12, 16)
    assert release.publisher and release.publisher.value == "Europol"
    assert (release.title.value, release.title.span) == ("12: a title", None)
    assert release.author and release.author.value == "Ada Moor"
    assert release.embargo and release.embargo.value.until == datetime(2011, 12, 16, 9, tzinfo=UTC)
    assert release.corrects and release.corrects.value == "An older title"
    assert (other.title.value, other.event, other.embargo) == ("Another title", None, None)


def test_a_later_entry_wins_field_by_field(tmp_path: Path, knowledge: Knowledge) -> None:
    stated = "releases:\n  '*': {publisher: Anyone, event: A}\n  other.txt: {event: B}\n"
    first, second = load([collection(tmp_path, stated)], knowledge).releases
    assert [release.event and release.event.value for release in (first, second)] == ["A", "B"]
    assert second.publisher and second.publisher.value == "Anyone"


def test_a_sidecar_speaks_for_its_own_folder_only(tmp_path: Path, knowledge: Knowledge) -> None:
    (tmp_path / "below").mkdir()
    collection(tmp_path / "below", "")
    (tmp_path / "presscheck.yaml").write_text("releases: {'*': {event: A}}")
    assert all(release.event is None for release in load([tmp_path], knowledge).releases)


def test_silences_come_with_the_release_they_are_about(tmp_path: Path, knowledge: Knowledge) -> None:
    stated = 'silence:\n  - {file: "other*", code: P101, quote: "14 people"}\n'
    loaded = load([collection(tmp_path, stated)], knowledge)
    assert [(release, one.code, one.quote) for release, one in loaded.silences] == [
        (loaded.releases[1].id, "P101", "14 people")
    ]


def test_a_mistake_in_a_sidecar_is_listed_and_the_documents_open(tmp_path: Path, knowledge: Knowledge) -> None:
    loaded = load([collection(tmp_path, "releases:\n  a.txt: {statu: draft}\n")], knowledge)
    assert len(loaded.releases) == 2
    known = "title, publisher, date, author, status, event, embargo, corrects"
    assert [(one.path, one.reason) for one in loaded.unreadable] == [
        (str(tmp_path / "presscheck.yaml"), f"line 2: “a.txt” has no “statu”; it can have {known}")
    ]


@pytest.mark.parametrize(
    ("yaml", "line", "what"),
    [
        ("releases:\n  a: {date: 7 May}", 2, "“7 May” is not a day; write it as 2012-02-07"),
        ("releases:\n  a: {date: 2012-02-30}", 2, "not a day"),
        ("releases:\n  a: {status: done}", 2, "it can be published, report, draft"),
        ("releases:\n  a: {title: }", 2, "“title” is empty"),
        ("releases:\n  a: {embargo: soon}", 2, "“soon” is no end of an embargo; write 2012-02-07T10:00+01:00"),
        ("fields:\n  a: {body: text}", 2, "a map has no “body”"),
        ("releases: [a]", 1, "“releases” must be a mapping"),
        ("silence:\n- {code: P101}", 2, "lacks file"),
        ("silences: []", 1, "no “silences”"),
        ("releases: &x {}\nsilence: *x", 2, "an alias (*name) is not allowed here"),
        ("releases: {a: [b}", 1, "is not YAML"),
    ],
)
def test_a_mistake_names_file_line_and_mend(yaml: str, line: int, what: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        sidecar(yaml.encode(), Path("presscheck.yaml"))
    assert str(caught.value).startswith(f"presscheck.yaml:{line}: ")
    assert what in str(caught.value)
