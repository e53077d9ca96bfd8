"""Releases as records: JSON Lines, tables, and what Presscheck itself exported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.loader.formats.writing import FORMATS
from tui.annotate import Annotator
from tui.errors import UnreadableError
from tui.exports import jsonl
from tui.exports.extract import Extract
from tui.judgements import Judgements
from tui.knowledge import Knowledge
from tui.library import Library
from tui.loader import Limits, load, release_from, releases_in
from tui.model import BlockKind, Release, Status, Unreadable

BODY = "The agency said on Monday that 12 people had been arrested in three towns near the border."


def read(text: str, knowledge: Knowledge, name: str = "a.jsonl") -> list[Release | Unreadable]:
    return list(releases_in(text.encode("utf-8", "surrogatepass"), name, knowledge))


def record(**fields: object) -> str:
    return json.dumps({"text": BODY, **fields})


def one(text: str, knowledge: Knowledge, name: str = "a.jsonl") -> Release:
    (found,) = read(text, knowledge, name)
    assert isinstance(found, Release), found
    return found


def test_every_field_is_read_by_its_usual_names(knowledge: Knowledge) -> None:
    release = one(
        record(
            Headline="Boats found", source={"name": "Agency"}, pubDate="2012-02-07T10:00:00Z", byline="Ada Moor",
            status="Draft", event="Raid",
            embargo_until="2999-02-07T10:00", correction_of="Boats lost", pages=7, tags=[],
        ),
        knowledge,
    )  # fmt: skip
    assert (release.title.value, release.title.span, release.path) == ("Boats found", (0, 11), "a.jsonl#1")
    stated = (release.publisher, release.author, release.event, release.corrects)
    assert [each.value for each in stated if each] == ["Agency", "Ada Moor", "Raid", "Boats lost"]
    assert release.published and (str(release.published.value), release.published.rule) == ("2012-02-07", "record")
    assert release.status.value is Status.DRAFT
    assert release.embargoed()


def test_a_title_stands_over_the_text_unless_it_stands_there_already(knowledge: Knowledge) -> None:
    assert one(record(title="Boats found"), knowledge).text == f"Boats found\n\n{BODY}"
    assert one(record(title="boats  found", text=f"Boats found\n\n{BODY}"), knowledge).text == f"Boats found\n\n{BODY}"
    assert one(record(title="12"), knowledge).text.startswith("12\n\n")


@pytest.mark.parametrize("until", ["soon", "2012-02-30"])
def test_an_embargo_that_names_no_time_holds(knowledge: Knowledge, until: str) -> None:
    assert one(record(embargo=until), knowledge).embargoed()


def test_the_sidecar_says_what_a_file_calls_our_fields(tmp_path: Path, knowledge: Knowledge) -> None:
    rows = [{"was": BODY, "kop": "Boats found", "text": "not this"}, {"kop": "no text"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (tmp_path / "presscheck.yaml").write_text(
        'fields: {"*.jsonl": {text: was, title: Kop}}\nreleases: {"a.jsonl#1": {publisher: Agency}}'
    )
    loaded = load([tmp_path], knowledge)
    (release,) = loaded.releases
    assert (release.title.value, release.text) == ("Boats found", f"Boats found\n\n{BODY}")
    assert release.publisher and release.publisher.value == "Agency"
    assert [each.reason for each in loaded.unreadable] == ["has no text: none of its fields is was"]


def test_what_is_no_record_is_named_with_its_line(knowledge: Knowledge) -> None:
    found = read(f"{record()}\n\n{{\n[1]\n{'[' * 100_000}\n{record(text=' ')}\n{record(text=5)}", knowledge)
    reasons = [each.reason if isinstance(each, Unreadable) else "" for each in found]
    assert [reason.partition(" (")[0].partition(":")[0] for reason in reasons] == [
        "", "is not JSON", "is no object on line 4", "is nested too deeply on line 5", "has no text", "",
    ]  # fmt: skip


def test_no_record_can_hold_what_no_text_can(knowledge: Knowledge) -> None:
    assert one(record(text=f"{BODY} \ud800 \0"), knowledge).text == f"{BODY} \ufffd \ufffd"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_whatever_parts_its_cells(knowledge: Knowledge, delimiter: str) -> None:
    rows = [("Title", "Body", "Date"), ("Boats found", f'"{BODY}\nAnd more."', "2012-02-07"), ("Another", BODY, "")]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    first, second = read(text, knowledge, "a.csv")
    assert isinstance(first, Release) and isinstance(second, Release)
    assert first.text == f"Boats found\n\n{BODY}\nAnd more."
    assert str(first.locator(20)) == "row 1, line 2"
    assert str(second.locator(20)) == "row 2, line 4"
    assert first.line_column(first.text.index("And more")) == (4, 1)


def test_rows_that_are_short_long_or_empty_do_no_harm(knowledge: Knowledge) -> None:
    first, second = read(f"body,title\n{BODY}\n\n,,\n{BODY} Again.,A,b,c,d\n", knowledge, "a.csv")
    assert isinstance(first, Release) and first.path == "a.csv#1"
    assert isinstance(second, Release) and second.path == "a.csv#4"


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.csv", "a,b\n1,2", r"has no column of texts; its columns are a, b; name it in presscheck\.yaml"),
        ("a.csv", "", "has no column of texts"),
        ("a.jsonl", "", "is empty"),
        ("a.jsonl", "\n\n", "holds nothing but white space"),
    ],
)
def test_a_file_without_texts_says_so(knowledge: Knowledge, name: str, text: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        release_from(text.encode(), name, knowledge)


def test_more_records_than_are_opened_are_left_out_and_named(knowledge: Knowledge) -> None:
    text = "\n".join(record(text=f"{BODY} {number}") for number in range(9))
    found = list(releases_in(text.encode(), "a.jsonl", knowledge, limits=Limits(members=5)))
    assert [isinstance(each, Release) for each in found] == [True] * 5 + [False]
    assert found[-1] == Unreadable("a.jsonl", "holds more than 5 documents; the rest is left out")


# --- what Presscheck exported ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("formats")
    for name in ("plain.txt", "print.pdf", "page.html", "letter.eml"):
        (folder / name).write_bytes(FORMATS[name]())
    (folder / "presscheck.yaml").write_text("releases: {plain.txt: {title: Stated, event: Raid, status: report}}")
    return Library.open([folder], judgements=Judgements())


def test_what_was_exported_comes_back_as_it_was(library: Library, knowledge: Knowledge) -> None:
    back = read("\n".join(jsonl.lines(Extract(library))), knowledge, "export.jsonl")
    releases = [each for each in back if isinstance(each, Release)]
    assert len(releases) == len(back) == len(library.readings)
    for number, (release, reading) in enumerate(zip(releases, library.readings, strict=True), 1):
        assert release.path == f"export.jsonl#{number}"
        was = reading.release
        for name in (
            "id",
            "text",
            "blocks",
            "encoding",
            "title",
            "publisher",
            "published",
            "author",
            "status",
            "event",
        ):
            assert getattr(release, name) == getattr(was, name), name
        assert release.origin.anchors == was.origin.anchors
        assert Annotator(knowledge).read(release).figures == reading.figures


@pytest.mark.parametrize(
    "change",
    [
        {"id": "no id"},
        {"blocks": [[0, "title", 5]]},
        {"blocks": []},
        {"blocks": [{"kind": "paragraph", "start": 0, "end": 10**9, "rule": "x", "marker": ""}]},
        {"title": {"value": "x", "rule": "y", "span": [5, 5000]}},
        {"text": None},
        {"origin": {"format": "x", "part": "", "anchors": [[9, [0, 0, 0, ""]], [3, [0, 0, 0, ""]]]}},
        {"published": {"value": "never", "rule": "y", "span": None}},
    ],
)
def test_what_cannot_have_been_exported_is_refused(
    library: Library, knowledge: Knowledge, change: dict[str, object]
) -> None:
    written = json.loads(next(iter(jsonl.lines(Extract(library)))))
    written["release"] |= change
    (found,) = read(json.dumps(written), knowledge)
    assert isinstance(found, Unreadable) and found.reason.startswith("is no release that Presscheck wrote")


def test_lines_about_what_was_found_are_no_releases(knowledge: Knowledge) -> None:
    assert read('{"schema": 1, "type": "event", "id": "x"}', knowledge) == []
    assert BlockKind.TITLE in {block.kind for block in one(record(title="A", schema="mine"), knowledge).blocks}
