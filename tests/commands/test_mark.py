"""The user's word from the command line: it changes what is found at once, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.crossref.test_checks import SHARED
from tui.commands import main
from tui.judgements import load

Run = Callable[..., str]

ARRESTS = "{title}\n\n{day} March 2012\n\nIn Operation Lantern the police arrested {number} suspects. {more}\n"
FILES = {
    "a.txt": ARRESTS.format(title="Operation Lantern ends", day=5, number=14, more=""),
    "b.txt": ARRESTS.format(
        title="Arrests in Operation Lantern", day=6, number=14, more="They also searched 9 houses."
    ),
    "c.txt": ARRESTS.format(title="Operation Lantern in brief", day=6, number=17, more="Nobody was hurt."),
    "d.txt": f"A report\n\n9 March 2012\n\nIt has 200,0000 residents, says the Europol statement of 7.3.12.{SHARED}\n",
    "e.txt": f"A fair\n\n8 March 2014\n\nThe fair of the village opened.{SHARED}\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command and gives what it printed."""

    def run(*arguments: str, status: int = 0) -> str:
        assert main(list(arguments)) == status, capsys.readouterr()
        return capsys.readouterr().out

    return run


def event(run: Run, *paths: str) -> set[str]:
    """The files of the one event of some files."""
    lines = [
        json.loads(line)
        for line in run("links", "--format", "jsonl", *(paths or ("a.txt", "b.txt", "c.txt"))).splitlines()
    ]
    (found,) = [line for line in lines if line["kind"] == "event"] or [{"releases": []}]
    return {release["path"] for release in found["releases"]}


def standings(run: Run, *paths: str) -> dict[str, str]:
    """The standing of the first figure of each file."""
    lines = run("facts", "--format", "jsonl", *(paths or ("a.txt", "b.txt", "c.txt"))).splitlines()
    return {release["path"]: release["figures"][0]["standing"] for release in map(json.loads, lines)}


def marked(run: Run, *arguments: str) -> str:
    """Mark something; gives the judgement's id."""
    return run("mark", *arguments).split()[0]


def test_a_release_can_be_taken_out_of_an_event_and_put_in_again(run: Run) -> None:
    assert event(run) == {"a.txt", "b.txt", "c.txt"}
    assert standings(run)["c.txt"] == "differs"
    out = marked(run, "not-same-event", "c.txt", "a.txt")
    assert event(run) == {"a.txt", "b.txt"}
    assert standings(run) == {"a.txt": "confirmed", "b.txt": "confirmed", "c.txt": "only_here"}
    assert marked(run, "same-event", "a.txt", "c.txt") == out, "the later word is in place of the earlier"
    assert event(run) == {"a.txt", "b.txt", "c.txt"}


def test_the_release_taken_out_is_the_one_that_leaves_whichever_comes_first(run: Run) -> None:
    marked(run, "not-same-event", "a.txt", "b.txt")
    assert event(run) == {"b.txt", "c.txt"}


def test_a_release_is_put_into_an_event_that_does_not_name_it(run: Run) -> None:
    marked(run, "same-event", "d.txt", "a.txt")
    assert event(run, "a.txt", "b.txt", "d.txt") == {"a.txt", "b.txt", "d.txt"}


def test_a_rejected_standing_is_no_longer_said_until_it_is_taken_back(run: Run) -> None:
    ident = marked(run, "reject", "c.txt:5:42")
    assert standings(run)["c.txt"] == "not_comparable"
    run("mark", "forget", ident)
    assert standings(run)["c.txt"] == "differs"


def test_a_corrected_value_changes_the_standings_at_once(run: Run) -> None:
    marked(run, "correct", "--value", "14", "c.txt:5:42")
    assert set(standings(run).values()) == {"confirmed"}


def test_figures_that_are_not_one_measure_do_not_differ(run: Run) -> None:
    marked(run, "not-same-measure", "a.txt:5:42", "c.txt:5:42")
    marked(run, "not-same-measure", "b.txt:5:42", "c.txt:5:42")
    assert standings(run)["c.txt"] == "only_here"


def test_a_figure_that_is_none_is_gone(run: Run) -> None:
    marked(run, "reject", "--figure", "b.txt:5:42")
    assert standings(run, "b.txt", "a.txt") == {"a.txt": "only_here", "b.txt": "only_here"}


def test_a_finding_is_rejected_by_its_code(run: Run) -> None:
    assert "P103" in run("check", "d.txt", status=1)
    marked(run, "reject", "--check", "p103", run("check", "d.txt", status=1).partition(": P103")[0])
    assert run("check", "d.txt") == ""


def links(run: Run, kind: str) -> list[dict[str, Any]]:
    lines = run("links", "--format", "jsonl", "d.txt", "e.txt").splitlines()
    return [line for line in map(json.loads, lines) if line["kind"] == kind]


def test_a_citation_is_accepted_or_rejected_where_it_stands(run: Run) -> None:
    (cited,) = links(run, "cites")
    assert cited["status"] == "missing" and not cited["accepted"]
    before = FILES["d.txt"][: cited["spans"][0]["start"]]
    place = f"d.txt:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    marked(run, "accept", "--link", "cites", place)
    assert links(run, "cites")[0]["accepted"]
    marked(run, "reject", "--link", "cites", place)
    assert not links(run, "cites")


def test_a_passage_is_rejected_by_both_its_places_in_any_order(run: Run) -> None:
    assert links(run, "passage")
    marked(run, "reject", "--link", "passage", "e.txt:7:1", "d.txt:7:1")
    assert not links(run, "passage")


@pytest.mark.parametrize(
    "arguments",
    [
        ("reject",),
        ("reject", "a.txt"),
        ("reject", "a.txt:1:1"),
        ("correct", "a.txt:5:42"),
        ("same-event", "a.txt"),
        ("not-same-event", "a.txt:5:42", "b.txt:5:42"),
        ("reject", "--link", "passage", "a.txt:5:42"),
        ("reject", "--link", "cites", "a.txt:5:42"),
        ("forget", "0123456789abcdef"),
    ],
)
def test_a_mark_that_names_nothing_is_wrong_usage_and_kept_nowhere(
    arguments: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["mark", *arguments]) == 2
    assert capsys.readouterr().err.startswith("presscheck: ")
    assert not load().by_id


def test_what_has_lost_its_place_is_told_and_listed(run: Run, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    marked(run, "reject", "c.txt:5:42")
    kept = marked(run, "reject", "a.txt:5:42")
    (folder / "c.txt").write_text(FILES["c.txt"].replace("arrested 17", "detained 17"), encoding="utf-8")
    assert main(["facts", "a.txt", "c.txt"]) == 0
    assert "one of your judgements has lost its place" in capsys.readouterr().err
    lost, other = (next(line for line in run("mark", "list").splitlines() if word in line) for word in ("17", kept))
    assert "lost" in lost and "lost" not in other


def test_an_edit_elsewhere_leaves_a_word_where_it_belongs(run: Run, folder: Path) -> None:
    marked(run, "reject", "c.txt:5:42")
    (folder / "c.txt").write_text(f"Corrected.\n\n{FILES['c.txt']}", encoding="utf-8")
    assert standings(run)["c.txt"] == "not_comparable"
