"""A collection, or one event of it, in the forms that other programs and people take.

One module a form, with one function ``lines(extract) -> Iterator[str]``: the text in pieces, in UTF-8 where it is
written. None of them prints, reads a clock or opens a file: the same extract gives the same text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from tui.exports.extract import Extract

FORMS: Mapping[str, str] = {
    "csv": "one row a figure, with its interval, standing, place and sentence",
    "jsonl": "everything, without loss: tui.exports.jsonl.read gives it back",
    "annotations": "figures and findings as W3C Web Annotations (JSON-LD)",
    "csl": "the releases as CSL-JSON, for Zotero, pandoc and citation processors",
    "bibtex": "the releases as BibTeX",
    "markdown": "a fact sheet a release",
    "html": "a report on an event in one file: ledger, open questions, sources, texts",
}
"""The forms by name, with what each gives."""

_MODULES = {"annotations": "web_annotations"}
"""Where a form's module is not called as the form is: ``annotations`` is taken by the ``__future__`` import."""


class Form(Protocol):
    """A module that writes one form."""

    def lines(self, extract: Extract) -> Iterator[str]:
        """The text, in pieces. Raises :class:`tui.errors.UsageError` where the extract cannot have this form."""


def form(name: str) -> Form:
    """The module that writes a form of :data:`FORMS`."""
    return cast(Form, import_module(f"{__name__}.{_MODULES.get(name, name)}"))
