"""What other programs get: whole, readable back, safe, and nothing under embargo."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.collection import HOSTILE, small_library
from tui.commands import main
from tui.errors import UnreadableError, UsageError
from tui.exports import FORMS, bibtex, form, jsonl, web_annotations
from tui.exports.extract import Extract, event_called
from tui.exports.references import references
from tui.library import Library
from tui.resources import bundled


@pytest.fixture(scope="module")
def seeds() -> Library:
    return Library.open([bundled("seeds")])


def written(name: str, of: Library, event: str | None = None) -> str:
    return "".join(form(name).lines(Extract(of, event_called(of, event) if event else None)))


def test_json_lines_give_back_equal_readings_and_findings(seeds: Library) -> None:
    back = jsonl.read(written("jsonl", seeds).splitlines())
    assert list(back.readings) == list(seeds.readings)
    assert back.crossrefs.standings == dict(seeds.crossrefs.standings)
    assert set(back.crossrefs.links) == set(seeds.crossrefs.links)
    assert back.crossrefs.ledgers == seeds.crossrefs.ledgers
    assert back.crossrefs.checks == seeds.crossrefs.checks


def test_a_line_that_is_none_of_ours_is_named() -> None:
    with pytest.raises(UnreadableError) as caught:
        jsonl.read(['{"schema": 1, "type": "reading"', "x"])
    assert caught.value.line == 1


def test_annotations_give_back_equal_figures_and_find_their_words_by_quote_and_position(seeds: Library) -> None:
    document = written("annotations", seeds)
    assert web_annotations.read(document) == [figure for reading in seeds.readings for figure in reading.figures]
    texts = {web_annotations.text_name(reading.release): reading.release.text for reading in seeds.readings}
    page = json.loads(document)["first"]
    assert page["items"]
    for item in page["items"]:
        text = texts[item["target"]["source"]["id"]]
        quoted, position = item["target"]["selector"]
        assert (quoted["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[position["start"] : position["end"]] == quoted["exact"]
        assert text[: position["start"]].endswith(quoted["prefix"])
        assert text[position["end"] :].startswith(quoted["suffix"])


def test_every_annotation_has_what_the_recommendation_asks_for(seeds: Library) -> None:
    document = json.loads(written("annotations", seeds))
    assert document["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert document["total"] == len(document["first"]["items"])
    assert {item["type"] for item in document["first"]["items"]} == {"Annotation"}
    ids = [item["id"] for item in document["first"]["items"]]
    assert len(set(ids)) == len(ids) and all(each.startswith("urn:uuid:") for each in ids)


def test_a_row_of_csv_has_the_interval_its_place_and_its_sentence(seeds: Library) -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", seeds))))
    assert len(rows) == sum(len(reading.figures) for reading in seeds.readings)
    hours = next(row for row in rows if row["text"] == "9000" and row["unit"] == "h")
    assert (hours["least"], hours["most"], hours["bounds"]) == ("8100", "9900", "[]")
    blank = next(row for row in rows if row["text"] == "2xx")
    assert (blank["least"], blank["fill"], blank["standing"]) == ("", "269", "filled")


def test_items_for_citation_processors(seeds: Library) -> None:
    items = json.loads(written("csl", seeds))
    day = next(item for item in items if item["title"].startswith("Safer Internet Day"))
    assert (day["type"], day["genre"], day["publisher"]) == ("report", "Press release", "Europol")
    assert day["issued"] == {"date-parts": [[2012, 2, 7]]}
    assert {item["type"] for item in items} == {"report", "article-newspaper", "manuscript"}
    assert len({item["id"] for item in items}) == len(items)


def test_bibtex_has_an_entry_a_release_with_braces_that_match(seeds: Library) -> None:
    made = written("bibtex", seeds)
    assert len(re.findall(r"^@(?:misc|unpublished)\{", made, re.MULTILINE)) == len(seeds.readings)
    assert made.count("{") == made.count("}")
    assert "month = feb" in made


class Page(HTMLParser):
    """What a page links to, what it names, and the tags it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links, self.names, self.tags = set[str](), set[str](), set[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links |= {value or "" for name, value in attrs if name in ("href", "src")}
        self.names |= {value or "" for name, value in attrs if name == "id"}


def test_every_link_of_the_report_leads_to_a_place_in_it_and_nothing_is_fetched(seeds: Library) -> None:
    page = Page(written("html", seeds, "icarus"))
    assert page.links and all(link.startswith("#") for link in page.links)
    assert {link[1:] for link in page.links} <= page.names
    assert not page.tags & {"script", "link", "img", "iframe", "object"}


def test_a_report_of_several_events_asks_for_one() -> None:
    with pytest.raises(UsageError, match="one event"):
        written("html", Library([], small_library().crossrefs.__class__()))


@pytest.mark.parametrize("name", [name for name in FORMS if name != "html"])
def test_no_form_carries_a_control_of_a_document(name: str) -> None:
    made = written(name, small_library())
    assert not re.search("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", made)


def test_hostile_words_are_only_words_in_the_report() -> None:
    made = small_library()
    event = next(event for event in made.crossrefs.events)
    page = written("html", made, event.id)
    assert "\x1b" not in page and "<script" not in page


def test_references_are_told_apart_and_bear_no_latex(seeds: Library) -> None:
    assert len({each.key for each in references(seeds.readings)}) == len(seeds.readings)
    assert r"\textbackslash{}" in bibtex._escaped("\\input{/etc/passwd}")
    assert HOSTILE not in written("bibtex", small_library())


def embargoed(folder: Path) -> Path:
    told = "Police seized 40 boats in Operation Heron on Monday and arrested 112 people in three ports.\n"
    (folder / "a.txt").write_text(f"Boats seized in Operation Heron\n\n7 May 2012\n\n{told}")
    later = told.replace("112", "125").replace("Police", "Officers")
    (folder / "b.txt").write_text(f"Embargoed until 1 January 2999\n\nMore on Operation Heron\n\n9 May 2012\n\n{later}")
    return folder


def test_what_is_under_embargo_is_left_out_with_all_that_rests_on_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(embargoed(tmp_path))
    assert main(["export", folder, "--as", "jsonl"]) == 0
    kept = capsys.readouterr()
    assert "125" not in kept.out and "More on" not in kept.out
    assert "left out 1 under embargo" in kept.err
    assert main(["export", folder, "--as", "jsonl", "--embargoed"]) == 0
    assert "125" in capsys.readouterr().out


def test_an_export_is_written_whole_to_the_file_that_is_named(tmp_path: Path) -> None:
    target = tmp_path / "out" / "facts.csv"
    assert main(["export", str(bundled("seeds")), "--as", "csv", "--output", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith("figure,event,measure,")
