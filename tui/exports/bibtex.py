"""Releases as BibTeX, in UTF-8, with the entry types and fields that both BibTeX and biblatex know.

A press release is ``@misc`` with how it was published, a draft ``@unpublished``. Author and title stand in braces of
their own, so that no program takes an office for first and last name, or makes capitals small.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.exports.extract import Extract
from tui.exports.references import Reference, references
from tui.model import Status

if TYPE_CHECKING:
    from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The names of months that every BibTeX style defines."""

_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "#$%&_"},
    }
)
"""What LaTeX would obey. Braces are spelt out, since BibTeX counts even those behind a backslash."""


def lines(extract: Extract) -> Iterator[str]:
    """One entry a release."""
    return (_entry(each) for each in references(extract.readings))


def _entry(reference: Reference) -> str:
    is_draft = reference.status is Status.DRAFT
    fields = [("title", _held(reference.title))]
    if reference.issuer:
        fields.append(("author", _held(reference.issuer)))
    fields += _date(reference.issued)
    if is_draft:
        fields.append(("note", f"{{{reference.genre}. {_escaped(reference.source)}}}"))
    else:
        fields += [("howpublished", f"{{{reference.genre}}}"), ("note", f"{{{_escaped(reference.source)}}}")]
    listed = ",\n".join(f"  {name} = {value}" for name, value in fields)
    return f"@{'unpublished' if is_draft else 'misc'}{{{reference.key},\n{listed}\n}}\n\n"


def _date(day: date | None) -> list[tuple[str, str]]:
    if day is None:
        return []
    return [("year", f"{{{day.year}}}"), ("month", MONTHS[day.month - 1]), ("day", f"{{{day.day}}}")]


def _held(words: str) -> str:
    return f"{{{{{_escaped(words)}}}}}"


def _escaped(words: str) -> str:
    return words.translate(_LATEX)
