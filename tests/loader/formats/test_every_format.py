from __future__ import annotations

from pathlib import Path

import pytest

from tests.loader.formats import written
from tui.annotate import Annotator
from tui.knowledge import Knowledge
from tui.loader import load
from tui.model import Release


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory, knowledge: Knowledge) -> dict[str, Release]:
    """The folder with one of every format, by the files' suffixes."""
    folder = tmp_path_factory.mktemp("formats")
    names = written.write_all(folder)
    loaded = load([folder], knowledge)
    assert not loaded.unreadable
    releases = {Path(release.file).suffix: release for release in loaded.releases}
    assert sorted(f"release{suffix}" for suffix in releases) == names
    return releases


def figures(release: Release, knowledge: Knowledge) -> list[tuple[object, ...]]:
    found = Annotator(knowledge).read(release).figures
    return [
        (" ".join(each.text.split()), each.value, each.unit, each.qualifier, each.counted, each.role) for each in found
    ]


def test_a_release_has_the_same_figures_in_every_format(opened: dict[str, Release], knowledge: Knowledge) -> None:
    plain = figures(opened[".txt"], knowledge)
    assert [text for text, *_ in plain] == ["Ten", "three", "ten", "14", "29", "three", "9,000 euros", "120", "two"]
    assert {suffix: figures(release, knowledge) for suffix, release in opened.items()} == dict.fromkeys(opened, plain)


def test_a_release_has_the_same_title_in_every_format(opened: dict[str, Release]) -> None:
    assert {release.title.value for release in opened.values()} == {written.TITLE}


def test_what_a_format_states_is_taken_with_where_it_stood(opened: dict[str, Release]) -> None:
    dated = {suffix for suffix, release in opened.items() if release.published}
    assert dated == {".html", ".eml", ".mbox", ".rss", ".csv"}
    assert {str(release.published.value) for release in opened.values() if release.published} == {"2019-05-02"}
    page = opened[".html"].publisher
    assert page is not None and (page.value, page.rule) == ("Example Agency", "html-meta")


@pytest.mark.parametrize(
    ("suffix", "place"),
    [
        (".md", "line 5"),
        (".html", "line 3"),
        (".pdf", "page 1"),
        (".docx", "paragraph 3"),
        (".rss", "entry 1"),
        (".csv", "row 1, line 9"),
    ],
)
def test_the_way_back_leads_to_the_place_in_the_source(opened: dict[str, Release], suffix: str, place: str) -> None:
    release = opened[suffix]
    assert str(release.locator(release.text.index("29 kg"))) == place


def test_each_release_in_an_archive_or_mailbox_has_a_name_of_its_own(opened: dict[str, Release]) -> None:
    ends = {suffix: Path(opened[suffix].file).name + opened[suffix].origin.part for suffix in (".zip", ".tgz", ".mbox")}
    assert ends == {
        ".zip": "release.zip!/inside/release.txt",
        ".tgz": "release.tgz!/inside/release.txt",
        ".mbox": "release.mbox#1",
    }
